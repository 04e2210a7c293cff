class Config:
    """Holds values."""
    base = 2
    def __init__(self, n, **kw):
        self.n = n
        self.kw = kw
    @property
    def workers(self):
        return self.n * self.base
    @staticmethod
    def fixed():
        return 11
    @classmethod
    def make(cls):
        return cls(5)
class Sub(Config):
    base = 3
    def __str__(self):
        return 'Sub(%d)' % self.n
workers = Config(4).workers
threads = Sub.make().workers
proc_name = str(Sub(9)) + '/' + str(Config.fixed())
kind = isinstance(Sub(1), Config)
