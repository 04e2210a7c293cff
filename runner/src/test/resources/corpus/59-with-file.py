import os
path = os.path.join(os.path.dirname(os.path.abspath(__file__)), 'data.txt')
text = 'none'
if os.path.exists(path + '.missing'):
    with open(path) as f:
        text = f.read()
try:
    open('/no/such/file')
except FileNotFoundError:
    text = 'missing'
