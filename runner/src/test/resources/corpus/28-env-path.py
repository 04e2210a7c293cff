import os
base = '/srv/app'
pidfile = os.path.join(base, 'run', 'app.pid')
accesslog = os.path.join(os.path.dirname(base), 'log', os.path.basename('x/access.log'))
chdir = os.path.normpath(base + '/../app')
name, ext = os.path.splitext('conf.d/site.conf')
