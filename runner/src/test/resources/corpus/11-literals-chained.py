workers = threads = 4
(a, b), *rest = (1, 2), 3, 4
x, y = y, x = 1, 2
max_requests = min(1000, 500, 700)
