"""What pages of studying need beyond Django's own."""

from __future__ import annotations

from django import template
from django.utils.safestring import SafeString, mark_safe

register = template.Library()


@register.filter
def share(value: float) -> str:
    """`0.873` as `87%`."""
    return f"{value:.0%}"


@register.filter
def percent(value: float) -> str:
    """`0.9` as `90`, for a field that asks for per cent."""
    return f"{100 * value:g}"


@register.filter
def drawn(svg: str) -> SafeString:
    """A drawing of progress/drawing.py, which escapes all its words."""
    return mark_safe(svg)  # noqa: S308 - see above
