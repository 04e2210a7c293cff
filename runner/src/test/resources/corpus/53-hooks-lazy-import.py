def post_fork(server, worker):
    from no_such_package.db import engine
    engine.dispose()
def worker_exit(server, worker):
    import no_such_package
    no_such_package.close()
workers = 1
