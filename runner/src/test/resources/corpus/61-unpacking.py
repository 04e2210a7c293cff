a, (b, c), *d = 1, (2, 3), 4, 5
first, *_, last = range(5)
e = [*d, *'xy']
g = {**{'k': 1}, 'm': 2}
(h) = 3
i = j = []
i.append(1)
