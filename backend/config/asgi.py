"""The events process: `uvicorn backend.config.asgi:application --lifespan off`.

Thousands of open streams cost a thread each under WSGI, so they live here (see docs/adr).
"""

import os

from django.core.asgi import get_asgi_application

# set outright: a shell or the site's own process may carry the site's settings in this variable
os.environ["DJANGO_SETTINGS_MODULE"] = "backend.config.events_settings"

application = get_asgi_application()
