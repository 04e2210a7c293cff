l = [3, 1, 2]
l.append(5); l.extend([4]); l.insert(0, 9)
l.remove(5); last = l.pop(); first = l.pop(0)
l.sort(); m = l + [7] * 2; l += [8]
i = m.index(7), m.count(7)
n = sorted(m, reverse=True); m.reverse()
copy = l.copy()
