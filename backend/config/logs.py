"""Structured logs, the same from every process: text for a person, JSON for a collector.

No line tells of a person. Ours name none (common/trail.py); what a library says, or an error that
repeats what it was given, goes through `without_persons`.
"""

import re
from typing import Any

import structlog
from structlog.typing import EventDict, Processor

_PICTURES = "jpe?g|png|gif|webp|heic|avif|bmp|tiff?"
_PERSONAL = (
    (re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+"), "[e-mail]"),
    (re.compile(r"(?<![\w.])(?:\d{1,3}\.){3}\d{1,3}(?![\w.])"), "[address]"),
    (re.compile(r"(?<![\w:])(?:[0-9a-fA-F]{1,4}:){3,7}[0-9a-fA-F]{1,4}(?![\w:])"), "[address]"),
    (re.compile(r"(?<![\w:])(?=[0-9a-fA-F:]*::)[0-9a-fA-F:]{3,39}(?![\w:])"), "[address]"),
    (re.compile(rf"(?i)[\w() .-]*[\w()-]\.(?:{_PICTURES})\b"), "[picture]"),
)


def without_persons(_logger: Any, _method: str, event: EventDict) -> EventDict:
    """E-mail addresses, network addresses and names of pictures, replaced by what they were."""
    return {name: _clean(value) for name, value in event.items()}


def _clean(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    for pattern, word in _PERSONAL:
        value = pattern.sub(word, value)
    return value


_SHARED: list[Processor] = [
    structlog.contextvars.merge_contextvars,
    structlog.stdlib.add_log_level,
    structlog.stdlib.add_logger_name,
    structlog.processors.TimeStamper(fmt="iso", utc=True),
]


# the renderer's own choice would print every variable beside a trace, whatever it holds
_CONSOLE = structlog.dev.ConsoleRenderer(
    colors=False, exception_formatter=structlog.dev.plain_traceback
)

_CHATTY = ("celery.worker.strategy", "celery.app.trace")


def logging_settings(form: str) -> dict[str, Any]:
    """Django's LOGGING for `form` (`text` or `json`); also sets structlog up."""
    structlog.configure(
        processors=[*_SHARED, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        cache_logger_on_first_use=True,
    )
    ending: list[Processor] = (
        [structlog.processors.format_exc_info, without_persons, structlog.processors.JSONRenderer()]
        if form == "json"
        else [without_persons, _CONSOLE]
    )
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {
            "plain": {
                "()": structlog.stdlib.ProcessorFormatter,
                "processors": [
                    structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                    *ending,
                ],
                "foreign_pre_chain": _SHARED,
            }
        },
        "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "plain"}},
        # of a task that was received, and of one that went well: trail.py says so, with more
        "loggers": {name: {"level": "WARNING"} for name in _CHATTY},
        "root": {"handlers": ["stderr"], "level": "INFO"},
    }
