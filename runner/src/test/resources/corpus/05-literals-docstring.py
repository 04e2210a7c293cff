"""Production settings.

Do not edit by hand."""
bind = ":8000"; workers = 4
timeout = (
    60
    * 2
)
