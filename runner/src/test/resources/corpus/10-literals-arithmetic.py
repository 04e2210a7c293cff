MINUTE = 60
timeout = 2 * MINUTE
graceful_timeout = timeout // 4 + 7 % 4
max_requests = 10 ** 3
max_requests_jitter = int(max_requests * 0.05)
threads = 1 << 3 | 1
worker_connections = -(-1000 // 3)
