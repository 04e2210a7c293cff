def make(*args, sep='-', **kw):
    return sep.join(list(args) + ['%s=%s' % i for i in sorted(kw.items())])
proc_name = make('a', 'b', z=1, y=2)
other = make(*['q', 'r'], **{'sep': '+'})
def pos(a, /, b, *, c=3): return a + b + c
threads = pos(1, b=2)
