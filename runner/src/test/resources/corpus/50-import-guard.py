try:
    import no_such_module_anywhere
    worker_class = 'special'
except ImportError:
    worker_class = 'sync'
try:
    from no_such_module_anywhere.sub import thing as other
except (ImportError, AttributeError):
    other = None
