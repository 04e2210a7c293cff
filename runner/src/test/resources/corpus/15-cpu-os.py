import os
workers = (os.cpu_count() or 1) + 1
