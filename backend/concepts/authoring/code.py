"""Code as HTML, highlighted on the server by classes."""

from __future__ import annotations

from pygments import highlight
from pygments.formatters import HtmlFormatter
from pygments.lexers import get_lexer_by_name

_FORMATTER: HtmlFormatter[str] = HtmlFormatter(nowrap=True, classprefix="hl-")


def code_html(code: str, language: str) -> str:
    """`code` with its parts marked. Raises pygments' ClassNotFound for an unknown language."""
    marked = highlight(code, get_lexer_by_name(language), _FORMATTER)
    return f'<pre class="code" tabindex="0"><code>{marked}</code></pre>\n'


def code_lines(code: str, language: str) -> list[str]:
    """The same line by line, without anything around."""
    marked: str = highlight(code, get_lexer_by_name(language, stripnl=False), _FORMATTER)
    return marked.splitlines()
