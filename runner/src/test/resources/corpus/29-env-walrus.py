import os
if (n := os.environ.get('WEB_CONCURRENCY')) is not None:
    workers = int(n)
if (m := len('abc')) > 2: threads = m
