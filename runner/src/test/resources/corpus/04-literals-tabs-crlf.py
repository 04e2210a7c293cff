if True:
	workers = 2
	if workers == 2:
		timeout = 60
