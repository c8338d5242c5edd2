"""The last gate before HTML is stored: nothing passes that is not on this list."""

from __future__ import annotations

import nh3

from backend.concepts.authoring.modules import MODULES

_TEXT = """
a abbr b blockquote br button cite code data dd del details dfn div dl dt em figcaption figure
h3 h4 hr i img ins kbd li mark ol p picture pre q s samp section small source span strong sub
summary sup table tbody td th thead tr u ul var
"""
_MATHS = """
math mfrac mi mn mo mover mpadded mphantom mroot mrow ms mspace msqrt mstyle msub msubsup msup
mtable mtd mtext mtr munder munderover
"""
_MATHS_ATTRIBUTES = """
accent columnalign display displaystyle fence linethickness lspace mathvariant maxsize minsize
rspace scriptlevel separator stretchy symmetric width
"""
_ATTRIBUTES: dict[str, set[str]] = {
    "*": {"class", "id", "lang", "title", "role", "tabindex"},
    "a": {"href"},
    "button": {"type", "popovertarget"},
    "img": {"src", "alt", "width", "height", "loading", "decoding", "fetchpriority"},
    "ol": {"start"},
    "source": {"media", "srcset", "width", "height"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan", "scope"},
}

_CLEANER = nh3.Cleaner(
    tags={*_TEXT.split(), *_MATHS.split(), *MODULES},
    clean_content_tags={"script", "style"},
    attributes=_ATTRIBUTES
    | {tag: set(_MATHS_ATTRIBUTES.split()) for tag in _MATHS.split()}
    | {name: set(module.attributes) for name, module in MODULES.items()},
    generic_attribute_prefixes={"data-", "aria-"},
    url_schemes={"http", "https", "mailto"},
    link_rel=None,
)


def clean(html: str) -> str:
    """`html` without any tag, attribute or address scheme that the course does not use."""
    return _CLEANER.clean(html)
