def on_starting(server):
    server.log.info("Starting")

def post_fork(server, worker):
    server.log.info("Worker spawned (pid: %s)", worker.pid)

def pre_fork(server, worker):
    pass

def pre_exec(server):
    server.log.info("Forked child, re-executing.")

def when_ready(server):
    server.log.info("Server is ready. Spawning workers")

def worker_int(worker):
    worker.log.info("worker received INT or QUIT signal")
    import threading, sys, traceback
    id2name = {th.ident: th.name for th in threading.enumerate()}

def worker_abort(worker):
    worker.log.info("worker received SIGABRT signal")
workers = 2
