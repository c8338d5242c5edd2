"""Reading what is sent, up to a length and a depth."""

from __future__ import annotations

import io
from collections.abc import Mapping
from typing import IO, Any

from django.conf import settings
from rest_framework import parsers
from rest_framework.exceptions import ParseError

from backend.common.errors import UploadTooLargeError


class JSONParser(parsers.JSONParser):
    """REST framework's reads a body of any length; this one none beyond Django's own limit.

    Nor does it take brackets without end for a mistake of ours.
    """

    def parse(
        self,
        stream: IO[Any],
        media_type: str | None = None,
        parser_context: Mapping[str, Any] | None = None,
    ) -> Any:
        most = settings.DATA_UPLOAD_MAX_MEMORY_SIZE or 0
        body = stream.read(most + 1)
        if len(body) > most:
            raise UploadTooLargeError(
                f"The request has more than the {most // 1024} kB that are allowed. Send less at "
                "a time."
            )
        try:
            return super().parse(io.BytesIO(body), media_type, parser_context)
        except RecursionError as error:
            raise ParseError("This JSON is nested too deeply to be anything asked for.") from error
