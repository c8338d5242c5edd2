"""Pictures of one person's: sent to whoever asks by the signed address and may see the run."""

from __future__ import annotations

from typing import Any

from django.utils import timezone
from drf_spectacular.utils import OpenApiParameter
from rest_framework.request import Request
from rest_framework.views import APIView

from backend.lab.addresses import check_signed

SIGNED = OpenApiParameter(
    "signed",
    str,
    required=True,
    description="As the address in the run's or probe's answer has it: a moment and a signature.",
)


class Media(APIView):
    """A picture: its address has to be signed, whoever asks. Whose it is, is asked beside that."""

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        super().initial(request, *args, **kwargs)
        check_signed(request.path, request.GET.get("signed", ""), now=timezone.now())
