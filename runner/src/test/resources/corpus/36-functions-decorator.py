import functools
def twice(fn):
    @functools.wraps(fn)
    def wrapper(*a, **k):
        return fn(*a, **k) * 2
    return wrapper
@twice
def cores(n):
    return n
workers = cores(3)
