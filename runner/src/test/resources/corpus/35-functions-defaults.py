def f(a, acc=[]):
    acc.append(a)
    return acc
f(1)
r = f(2)
def outer(x=len(r)):
    return x
threads = outer()
