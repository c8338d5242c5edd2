"""The events process: `uvicorn backend.config.asgi:application --lifespan off`.

Thousands of open streams cost a thread each under WSGI, so they live here (see docs/adr).
"""

from __future__ import annotations

import asyncio
import os
from io import BytesIO
from typing import Any

import django
from django.core.handlers.asgi import ASGIHandler

# set outright: a shell or the site's own process may carry the site's settings in this variable
os.environ["DJANGO_SETTINGS_MODULE"] = "backend.config.events_settings"


class Streams(ASGIHandler):
    """Django's handler for requests without a body, and without the signals around each.

    Those would start a thread for every request, which costs more than its stream, only to tidy a
    database connection that a stream seldom has: the thread that asks the database, where one
    does, ends with its request and takes the connection along.
    """

    async def handle(self, scope: Any, receive: Any, send: Any) -> None:
        request, response = self.create_request(scope, BytesIO())
        if request is not None:
            response = await self.run_get_response(request)
        assert response is not None  # one of the two is there
        telling = asyncio.create_task(self.send_response(response, send))
        leaving = asyncio.create_task(_left(receive))
        try:
            await asyncio.wait((telling, leaving), return_when=asyncio.FIRST_COMPLETED)
        finally:
            leaving.cancel()
            telling.cancel()  # nothing happens to one that is done
            await asyncio.gather(telling, leaving, return_exceptions=True)
        if not telling.cancelled():
            telling.result()  # raises what sending raised


async def _left(receive: Any) -> None:
    """Until the listener is gone."""
    while (await receive())["type"] != "http.disconnect":
        pass  # a body that nobody asked for


django.setup(set_prefix=False)
application = Streams()
