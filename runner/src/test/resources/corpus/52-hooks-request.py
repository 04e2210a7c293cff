import time
def pre_request(worker, req):
    worker.log.debug("%s %s" % (req.method, req.path))
def post_request(worker, req, environ, resp):
    worker.log.info('%s %s %s', req.method, req.path, resp.status)
def child_exit(server, worker): ...
def nworkers_changed(server, new_value, old_value):
    server.log.info(f"{old_value} -> {new_value}")
bind = ':8000'
