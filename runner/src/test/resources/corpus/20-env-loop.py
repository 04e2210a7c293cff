import os

for k, v in sorted(os.environ.items()):
    if k.startswith("GUNICORN_"):
        key = k.split('_', 1)[1].lower()
        print(key, v)
workers = 2
