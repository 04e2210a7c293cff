from pathlib import Path
BASE = Path('/srv') / 'app'
pidfile = str(BASE / 'run' / 'app.pid')
stem = (BASE / 'a.tar.gz').stem, BASE.name, str(BASE.parent), (BASE / 'x.py').suffix
accesslog = (BASE.parent / 'log').as_posix()
