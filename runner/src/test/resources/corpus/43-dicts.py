d = dict(a=1, **{'b': 2})
d.update({'c': 3}, e=5)
d.setdefault('f', []).append(6)
popped = d.pop('a'), d.pop('zz', None)
keys = list(d); items = sorted(d.items(), key=lambda kv: kv[0])
merged = {**d, 'b': 20} | {'g': 7}
inverse = {v: k for k, v in {'x': 1, 'y': 2}.items()}
has = 'b' in d, d.get('nope', 'default')
