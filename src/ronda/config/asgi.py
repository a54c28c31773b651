"""The door for an ASGI server."""

import os

from django.core.asgi import get_asgi_application
from django.db import connection

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ronda.config.settings")
application = get_asgi_application()
# Requests come in threads that do not stay: a connection kept in one would be kept for nobody.
connection.settings_dict["CONN_MAX_AGE"] = 0
