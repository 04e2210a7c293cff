from os import getenv
bind = f"{getenv('HOST', '0.0.0.0')}:{getenv('PORT')}"
timeout = int(getenv("TIMEOUT", "30"))
