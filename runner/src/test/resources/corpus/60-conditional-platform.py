import sys, platform
if sys.platform.startswith('linux'):
    worker_tmp_dir = '/dev/shm'
elif sys.platform == 'darwin':
    worker_tmp_dir = '/tmp'
else:
    worker_tmp_dir = None
modern = sys.version_info >= (3, 6) and platform.system() == 'Linux'
