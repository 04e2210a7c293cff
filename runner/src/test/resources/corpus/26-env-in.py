import os
if 'PORT' in os.environ and os.environ['PORT'].isdigit():
    bind = '0.0.0.0:{}'.format(os.environ['PORT'])
else:
    bind = '0.0.0.0:8000'
