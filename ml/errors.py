"""What can go wrong in `ml`, each said in words a person can act on.

MlError
├── NetworkError   a name that is no network, or a layer or unit it does not have
├── WeightsError   weights that are missing, damaged, or not the ones their card describes
└── ImageError     a picture that cannot be read or shown to a network
"""


class MlError(Exception):
    """Anything `ml` refuses to do; the message says what to do instead."""


class NetworkError(MlError):
    """There is no such network, layer or unit."""


class WeightsError(MlError):
    """The weights on disk cannot be trusted; nothing of them was loaded."""


class ImageError(MlError):
    """The picture cannot be read."""
