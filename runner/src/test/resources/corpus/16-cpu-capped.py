import multiprocessing as mp
workers = min(mp.cpu_count() * 2 + 1, 8)
worker_class = 'gthread' if workers > 4 else 'sync'
