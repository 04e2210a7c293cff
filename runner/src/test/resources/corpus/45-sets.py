a = {1, 2, 3}; b = set([3, 4])
u = sorted(a | b); i = a & b; d = sorted(a - b); x = sorted(a ^ b)
sub = {1} <= a, a.isdisjoint({9})
f = frozenset('aab') == frozenset('ba')
