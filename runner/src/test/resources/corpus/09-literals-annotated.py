bind: str = "0.0.0.0:80"
workers: int = 5
timeout: "int"
keepalive: float = 2.5
