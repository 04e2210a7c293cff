total = 0
for i, name in enumerate(['a', 'b', 'c'], start=1):
    if name == 'b':
        continue
    total += i
else:
    finished = True
for n in range(10, 0, -3):
    if n < 5:
        break
workers = total
