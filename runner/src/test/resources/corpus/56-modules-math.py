import math
workers = math.ceil(4 * 1.5) + math.floor(2.9)
root = math.sqrt(16), math.isclose(1, 1) if hasattr(math, 'nope') else 0
