raw_env = ['A=1', "B=two words", r'C=\d+', 'D=' 'joined', u'E=caf\u00e9']
proc_name = 'my' \
    '-app'
accesslog = None
