def fact(n):
    return 1 if n < 2 else n * fact(n - 1)
max_requests = fact(6)
big = fact(25)
