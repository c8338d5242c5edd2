"""What an address of the API is built on."""

from __future__ import annotations

from typing import Any

from rest_framework.permissions import AllowAny
from rest_framework.views import APIView


class Public(APIView):
    """The same for everyone: nobody is asked who they are, no cookie and no token is read."""

    authentication_classes: Any = ()
    permission_classes = (AllowAny,)
