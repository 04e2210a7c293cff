from collections import defaultdict, OrderedDict, Counter
dd = defaultdict(list)
dd['a'].append(1)
result = dict(dd), list(OrderedDict(x=1, y=2).items()), Counter('aab').most_common(1)
import itertools
flat = list(itertools.chain([1], [2, 3]))
