import multiprocessing

def max_workers():
    return multiprocessing.cpu_count() * 2 + 1

workers = max_workers()
