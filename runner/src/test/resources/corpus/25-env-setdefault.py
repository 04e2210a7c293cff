import os
os.environ.setdefault('DJANGO_SETTINGS_MODULE', 'app.settings')
os.environ['MODE'] = 'prod'
raw_env = ['DJANGO_SETTINGS_MODULE=' + os.environ['DJANGO_SETTINGS_MODULE'], 'MODE=%s' % os.environ['MODE']]
has = 'NOPE' in os.environ
