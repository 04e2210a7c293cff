import os
ENV = os.getenv('APP_ENV', 'production')
loglevel = 'debug' if ENV == 'development' else 'warning' if ENV == 'production' else 'info'
reload = ENV == 'development'
