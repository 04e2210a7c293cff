import os
try:
    workers = int(os.environ['WORKERS'])
except KeyError:
    workers = 7
except ValueError as e:
    workers = 8
else:
    workers += 1
finally:
    done = True
