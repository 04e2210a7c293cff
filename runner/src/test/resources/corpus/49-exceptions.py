class Bad(ValueError):
    pass
def check(n):
    if n > 2:
        raise Bad('too many: %d' % n)
    return n
seen = []
for n in (1, 3):
    try:
        seen.append(check(n))
    except (KeyError, Bad) as e:
        seen.append(str(e))
    finally:
        seen.append('-')
try:
    [][0]
except IndexError as e:
    msg = str(e)
try:
    {}['k']
except LookupError as e:
    key = repr(e)
