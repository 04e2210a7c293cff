double = lambda x: x * 2
workers = double(2)
xs = list(map(lambda p: p[0] + p[1], zip([1, 2], [3, 4])))
ys = sorted(['bb', 'a', 'ccc'], key=len, reverse=True)
zs = list(filter(None, [0, 1, '', 'x']))
