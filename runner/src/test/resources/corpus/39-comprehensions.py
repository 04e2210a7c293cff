squares = [x * x for x in range(5)]
evens = {x for x in range(6) if x % 2 == 0}
table = {k: [v for v in range(k)] for k in range(3)}
pairs = [(a, b) for a in 'ab' for b in (1, 2) if (a, b) != ('a', 1)]
workers = sum(1 for p in pairs)
anyone = any(x > 15 for x in squares) and all(isinstance(x, int) for x in squares)
