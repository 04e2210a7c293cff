import os
forwarded_allow_ips = ','.join(ip.strip() for ip in os.getenv('TRUSTED', '10.0.0.1, 10.0.0.2').split(','))
raw_env = [f'{k}={v}' for k, v in sorted({'B': 2, 'A': 1}.items())]
