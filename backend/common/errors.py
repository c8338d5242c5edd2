"""Everything this site refuses to do, each with one place in HTTP (common/problems.py).

ConceptLabError
├── InvalidInputError            400  what was sent does not make sense
│   ├── UnreadablePictureError   400  the bytes claim a format and do not hold to it
│   ├── UploadTooLargeError      413  too many bytes, or too many pixels
│   └── UnsupportedPictureError  415  a format that is not read here
├── NotFoundError                404  there is none, or none of yours
├── ConflictError                409  it does not fit what is there now
├── ExpiredError                 410  there was one; its time is over
├── UnprocessableError           422  it was understood and could not be done
├── LimitError                   429  more than one person may have, for now or altogether
└── UnavailableError             503  a service this needs is away for the moment
    ├── BusyError                503  more work waits already than will be done soon
    └── StoreError               503  files cannot be read or written for the moment
"""

from __future__ import annotations


class ConceptLabError(Exception):
    """A refusal; its message says what was wrong, what is allowed and what to do."""

    status = 500
    title = "Something went wrong"
    slug = "error"


class InvalidInputError(ConceptLabError):
    """What was sent does not make sense; `errors` names the fields, if fields are to blame."""

    status = 400
    title = "Invalid input"
    slug = "invalid-input"

    def __init__(self, message: str, *, errors: dict[str, list[str]] | None = None) -> None:
        super().__init__(message)
        self.errors = errors


class UnreadablePictureError(InvalidInputError):
    title = "Picture cannot be read"
    slug = "unreadable-picture"


class UploadTooLargeError(InvalidInputError):
    status = 413
    title = "Picture too large"
    slug = "upload-too-large"


class UnsupportedPictureError(InvalidInputError):
    status = 415
    title = "Picture format not supported"
    slug = "unsupported-picture"


class NotFoundError(ConceptLabError):
    status = 404
    title = "Not found"
    slug = "not-found"


class ConflictError(ConceptLabError):
    status = 409
    title = "Does not fit what is there"
    slug = "conflict"


class ExpiredError(ConceptLabError):
    status = 410
    title = "Expired"
    slug = "expired"


class UnprocessableError(ConceptLabError):
    status = 422
    title = "Could not be done"
    slug = "unprocessable"


class LimitError(ConceptLabError):
    """One person's limit is reached: `limit` is its setting, `wait` the seconds until it gives."""

    status = 429
    title = "Too many requests"
    slug = "too-many-requests"

    def __init__(self, message: str, *, limit: str = "", wait: float | None = None) -> None:
        super().__init__(message)
        self.limit = limit
        self.wait = wait


class UnavailableError(ConceptLabError):
    """`wait` is the seconds after which to ask again."""

    status = 503
    title = "Unavailable for the moment"
    slug = "unavailable"

    def __init__(self, message: str, *, wait: float = 5) -> None:
        super().__init__(message)
        self.wait = wait


class BusyError(UnavailableError):
    title = "Busy for the moment"
    slug = "busy"


class StoreError(UnavailableError):
    title = "Files are away for the moment"
    slug = "store-away"
