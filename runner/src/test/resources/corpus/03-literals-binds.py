bind = ["0.0.0.0:8000", "unix:/tmp/app.sock", '[::1]:8001']
workers = 0x4
threads = 0b10
backlog = 1_000
umask = 0o007
