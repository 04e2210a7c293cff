from multiprocessing import cpu_count
workers = cpu_count() * 2 + 1
threads = cpu_count()
