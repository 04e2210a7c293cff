logconfig_dict = {
    'version': 1,
    'disable_existing_loggers': False,
    'root': {'level': 'INFO', 'handlers': ['console']},
    'loggers': {'gunicorn.error': {'level': 'INFO', 'propagate': True}},
}
