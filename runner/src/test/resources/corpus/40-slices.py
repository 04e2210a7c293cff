s = 'gunicorn'
a = s[1:4]; b = s[::-1]; c = s[-3:]; d = s[::2]
l = list(range(6))
l[1:3] = ['x']
del l[0]
e = l[:]
f = (1, 2, 3)[1:]
proc_name = s[:4].upper()
