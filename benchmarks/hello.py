"""The same as bench.Hello, for Gunicorn."""
import os
import time
from wsgiref.util import FileWrapper

FILES = os.environ.get("BENCH_FILES", "")


def app(environ, start_response):
    if environ["REQUEST_METHOD"] == "POST":
        body, length = environ["wsgi.input"], 0
        while chunk := body.read(8192):
            length += len(chunk)
        answer = b"%d\n" % length
    elif environ["PATH_INFO"] != "/":
        path = FILES + "/" + os.path.basename(environ["PATH_INFO"])
        headers = [("Content-Type", "application/octet-stream"), ("Content-Length", str(os.path.getsize(path)))]
        start_response("200 OK", headers)
        return environ.get("wsgi.file_wrapper", FileWrapper)(open(path, "rb"))
    elif environ["QUERY_STRING"] == "pid":
        answer = b"pid %d\n" % os.getpid()
    elif environ["QUERY_STRING"]:
        time.sleep(int(environ["QUERY_STRING"].removeprefix("sleep=")) / 1000)
        answer = b"Slept well\n"
    else:
        answer = b"Hello, World!\n"
    start_response("200 OK", [("Content-Type", "text/plain"), ("Content-Length", str(len(answer)))])
    return [answer]
