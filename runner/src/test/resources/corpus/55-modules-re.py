import re
m = re.match(r'(\w+)://([^:/]+)(?::(\d+))?', 'redis://cache:6379/0')
parts = m.group(1), m.group(2), int(m.group(3))
clean = re.sub(r'[^a-z0-9]+', '-', 'My App 2'.lower()).strip('-')
found = re.findall(r'\d+', 'a1b22'), bool(re.search('x', 'abc')), re.split(r'[,;]', 'a,b;c')
proc_name = clean
