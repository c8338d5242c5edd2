"""What templates of the course need beyond Django's own."""

from __future__ import annotations

import json
from typing import Any

from django import template
from django.utils.safestring import SafeString, mark_safe

# django_vite has no types
from django_vite.core.asset_loader import DjangoViteAssetLoader  # type: ignore[import-untyped]
from django_vite.core.exceptions import (  # type: ignore[import-untyped]
    DjangoViteAssetNotFoundError,
    DjangoViteManifestError,
)

from backend.concepts import assets

register = template.Library()


@register.simple_tag
def asset(name: str) -> str:
    """The address of a style sheet or picture: `{% asset "styles/page.css" %}`."""
    return assets.address(name)


@register.simple_tag
def module_scripts() -> str:
    """The script that brings modules to life; nothing where the front end is not built.

    Pages are complete without it, so an unbuilt front end costs the modules and no page.
    """
    try:
        tags = DjangoViteAssetLoader.instance().generate_vite_asset("src/main.ts")
    except (DjangoViteAssetNotFoundError, DjangoViteManifestError):
        return ""
    return mark_safe(str(tags))  # noqa: S308 - made of the build's own file names


@register.filter
def structured_data(value: dict[str, Any]) -> SafeString:
    """Facts for search engines, as a data block that no browser runs."""
    escapes = {ord(mark): f"\\u{ord(mark):04x}" for mark in "<>&"}
    text = json.dumps(value, ensure_ascii=False).translate(escapes)
    return mark_safe(f'<script type="application/ld+json">{text}</script>')  # noqa: S308


@register.filter
def stored_html(html: str) -> SafeString:
    """HTML that was cleaned when the content was loaded, put into the page as it is."""
    return mark_safe(html)  # noqa: S308 - authoring.clean is the gate it came through
