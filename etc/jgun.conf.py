# A sample config file of jgun. Copy it to ./jgun.conf.py, or name it: jgun -c FILE.
# Every setting stands here with its default or an example; take the # off what you change.
# docs/settings.md tells more. (Made from the code by jgun's tests.)

# ---- Config File ----

# What to serve, where the command line names no APP
# app = 'com.acme.App:servlet'

# ---- Debugging ----

# Load the application again whenever its classes or files change
# reload = False

# How changes are noticed: auto, poll or inotify
# reload_engine = 'auto'

# More files whose change loads the application again
# reload_extra_files = ['templates/**/*.html']

# ---- Logging ----

# The file to write the access log to; - is stdout
# accesslog = '-'

# Keep the access log out of syslog where syslog is on
# disable_redirect_access_to_syslog = False

# The format of a line of the access log
# access_log_format = '%(h)s %(l)s %(u)s %(t)s "%(r)s" %(s)s %(b)s "%(f)s" "%(a)s"'

# The file to write the error log to; - is stderr
# errorlog = '-'

# The least serious messages that the error log takes: debug, info, warning, error, critical, or all
# loglevel = 'info'

# Send what the application prints to the error log
# capture_output = False

# A class of your own that writes the logs
# logger_class = None

# A Logback XML file that sets the logs up
# logconfig = None

# A dict that sets the logs up
# logconfig_dict = {}

# A JSON file with what logconfig_dict holds
# logconfig_json = None

# Where syslog listens: udp://HOST:PORT, tcp://HOST:PORT, or unix://PATH with #stream or #dgram
# syslog_addr = 'udp://localhost:514'

# Send the logs to syslog as well
# syslog = False

# The name that syslog entries carry, in place of the name of the process
# syslog_prefix = None

# The syslog facility of all entries
# syslog_facility = 'user'

# Keep stdout and stderr open in a daemon
# enable_stdio_inheritance = False

# The statsd server to send metrics to: HOST:PORT or unix://PATH
# statsd_host = '127.0.0.1:8125'

# Tags to add to statsd metrics, divided by commas
# dogstatsd_tags = 'env:prod,service:shop'

# What the names of statsd metrics begin with; a dot follows it
# statsd_prefix = 'shop'

# Send the number of connections that wait to be accepted to statsd
# enable_backlog_metric = False

# ---- Process Naming ----

# A name to show for the process in ps and top
# proc_name = 'shop'

# The name of the process where proc_name gives none
# default_proc_name = 'jgun'

# ---- Security ----

# The most bytes that the first line of a request may have
# limit_request_line = 4094

# The most header fields that a request may have
# limit_request_fields = 100

# The most bytes that one header field of a request may have
# limit_request_field_size = 8190

# ---- Server Hooks ----

# A compiled class with hooks
# hooks = None

# Called just before the arbiter starts; nothing is bound yet
# def on_starting(server):
#     pass

# Called when a reload begins
# def on_reload(server):
#     pass

# Called when the server listens and its workers are ready
# def when_ready(server):
#     pass

# Called just before a worker starts
# def pre_fork(server, worker):
#     pass

# Called just after a worker started
# def post_fork(server, worker):
#     pass

# Called just after a worker loaded the application
# def post_worker_init(worker):
#     pass

# Called when a worker is told to end by INT or QUIT
# def worker_int(worker):
#     pass

# Called when a worker is aborted, mostly because a request outlasted timeout
# def worker_abort(worker):
#     pass

# Called just before the new arbiter of an upgrade is started
# def pre_exec(server):
#     pass

# Called just before the application gets a request
# def pre_request(worker, req):
#     pass

# Called after a request; environ and resp may be left out
# def post_request(worker, req, environ, resp):
#     pass

# Called in the arbiter when a worker has ended
# def child_exit(server, worker):
#     pass

# Called in the worker just before it ends
# def worker_exit(server, worker):
#     pass

# Called when the number of workers has changed; old_value is None at the start
# def nworkers_changed(server, new_value, old_value):
#     pass

# Called last, just before the process ends
# def on_exit(server):
#     pass

# ---- Server Mechanics ----

# Directories and JAR files with the classes of the application
# classpath = 'build/classes:lib/*'

# The path below which all applications answer
# root_path = ''

# Environment variables for the application, as NAME=VALUE
# raw_env = ['STAGE=production']

# Whether static files are sent straight from the file
# sendfile = None

# The directory for bodies of requests while they are read
# tmp_upload_dir = None

# The directory to change to before the application is loaded
# chdir = '/srv/app'

# The permission bits to take from files that jgun creates
# umask = 0

# Whether responses carry the header Server: jgun
# server_header = True

# Set SO_REUSEPORT on the listening sockets
# reuse_port = False

# Go to the background
# daemon = False

# A file to write the process id to, while jgun runs
# pidfile = None

# The directory for the temporary files of web applications
# worker_tmp_dir = None

# The user that the server runs as, by name or number
# user = 'www-data'

# The group that the server runs as, by name or number
# group = 'www-data'

# Give the server all groups of its user
# initgroups = False

# Where HTTP sessions are kept
# session_store = 'file:/var/lib/shop/sessions'

# The user that the database of session_store knows, where its URL does not name it
# session_store_user = 'shop'

# The password of session_store_user
# session_store_password = 'secret'

# The most connections to the database of session_store, for each process
# session_store_connections = 5

# Headers of a trusted proxy, with the values that mean https
# secure_scheme_headers = {'X-FORWARDED-PROTOCOL': 'ssl', 'X-FORWARDED-PROTO': 'https', 'X-FORWARDED-SSL': 'on'}

# The proxies whose X-Forwarded headers are believed: addresses, networks, or * for all
# forwarded_allow_ips = ['127.0.0.1', '::1']

# The headers of a trusted proxy that count, beside secure_scheme_headers and forwarder_headers
# forwarded_headers = ['x-forwarded-for']

# Whether connections begin with the PROXY protocol: off, v1, v2 or auto
# proxy_protocol = 'off'

# The proxies that may use the PROXY protocol: addresses, networks, or * for all
# proxy_allow_ips = ['127.0.0.1', '::1']

# Headers of a trusted proxy that may set what else only the server sets
# forwarder_headers = ['SCRIPT_NAME', 'PATH_INFO']

# What happens to headers with underscores in their names: drop, refuse or dangerous
# header_map = 'drop'

# ---- Server Socket ----

# Where to listen
# bind = ['127.0.0.1:8000']

# The most connections that may wait to be accepted
# backlog = 2048

# The address where health checks are answered, by HOST:PORT; none by default
# health_bind = '127.0.0.1:8001'

# Answer health checks at the addresses of bind, too
# health_main = False

# The path of health checks, at the address of health_bind and with health_main
# health_path = '/health'

# ---- Worker Processes ----

# How many workers handle requests
# workers = 4

# What a worker is
# worker_class = 'sync'

# How many requests each worker handles at once
# threads = 1

# The most connections open at once, for each worker
# worker_connections = 1000

# Replace a worker after so many requests; 0 for never
# max_requests = 0

# Add up to so many requests to max_requests, so that workers are not all replaced at once
# max_requests_jitter = 0

# What max_requests replaces: a worker, or the application
# max_requests_scope = 'worker'

# Which requests are handed to another thread: adaptive or always
# dispatch = 'adaptive'

# Replace a worker that is older than so many seconds; 0 for never
# worker_max_lifetime = 0

# Load the application anew when it keeps more memory than this; 0 for never
# max_memory = '80%'

# Seconds that an application may take to load and its workers to boot; 0 for no limit
# boot_timeout = 0

# The path that has to answer 2xx before an application gets traffic
# ready_path = '/health'

# Seconds that a newly loaded application gets until ready_path answers 2xx
# ready_timeout = 60

# Seconds that a request may take before its worker is replaced; 0 for no limit
# timeout = 30

# Seconds that requests get to end when workers are told to stop
# graceful_timeout = 30

# Seconds between TERM and the beginning of the graceful shutdown
# drain_delay = 0

# Seconds to wait for the next request on an open connection
# keepalive = 2

# Run each worker as a process of its own, as Gunicorn does
# prefork = False

# The largest heap of a worker process (`--prefork`); 0 to let jgun choose
# worker_heap = '256M'

# Replace a worker process that has more than this in memory (`--prefork`); 0 for no limit
# worker_max_rss = '512M'
