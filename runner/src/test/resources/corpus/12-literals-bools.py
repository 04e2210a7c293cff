preload_app = True
daemon = False
reload = not preload_app
sendfile = None
capture_output = 1 < 2 <= 2 and 'a' in 'abc'
