import os

def env_bool(name, default=False):
    value = os.environ.get(name)
    if value is None:
        return default
    return value.strip().lower() in ('1', 'true', 'yes', 'on')

reload = env_bool('DEBUG')
preload_app = env_bool('PRELOAD', True)
