"""From whatever a student sends to a clean, upright picture, or a refusal that helps.

Size and format are checked before anything is decoded. What is kept is new pixels in a new file:
no metadata, no comment, no location.
"""

from __future__ import annotations

import hashlib
import io
import warnings
from contextlib import suppress
from dataclasses import dataclass

from PIL import ExifTags, Image, UnidentifiedImageError, features

from backend.common.errors import (
    UnreadablePictureError,
    UnsupportedPictureError,
    UploadTooLargeError,
)

FORMATS = ("JPEG", "PNG", "WEBP", "GIF", *(["AVIF"] if features.check("avif") else []))
SIDE = 1024  # pixels; the longer side of what is kept
SHORT_SIDE = 192  # but a wide picture keeps this much of its short side: the networks see a square
LONGEST = 16_000
QUALITY = 92

# Past its own cap Pillow warns and decodes all the same; here that is a refusal.
warnings.simplefilter("error", Image.DecompressionBombWarning)
# Of a stranger's broken metadata nobody here needs to hear.
warnings.filterwarnings("ignore", category=UserWarning, module=r"PIL\.")

_TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}


@dataclass(frozen=True, slots=True)
class Picture:
    """A clean picture: JPEG bytes, upright, RGB. The digest is theirs."""

    jpeg: bytes
    width: int
    height: int
    digest: str


def clean(data: bytes, *, max_bytes: int, max_pixels: int) -> Picture:
    """Check, decode and re-encode an upload.

    Raises UploadTooLargeError, UnsupportedPictureError or UnreadablePictureError, each saying
    what is allowed.
    """
    check_size(len(data), max_bytes=max_bytes)
    image = _open(data, max_pixels=max_pixels)
    try:
        picture = _encode(_keep(image))
    except MemoryError as error:
        raise UploadTooLargeError(_TOO_MUCH) from error
    except Exception as error:
        # The bytes are a stranger's and the decoders are C: besides OSError they are known to
        # raise SyntaxError, ValueError, struct.error, zlib.error … All mean the same to a student.
        raise UnreadablePictureError(
            f"This {image.format} file is damaged or cut short: its pixels cannot be decoded. "
            "Open it in a picture viewer, save it again and send that copy."
        ) from error
    return picture


def check_size(size: int, *, max_bytes: int) -> None:
    """Refuse by length alone. Raises UploadTooLargeError or UnreadablePictureError."""
    if size > max_bytes:
        raise UploadTooLargeError(
            f"The file has {size / 2**20:.1f} MB; at most {max_bytes / 2**20:.0f} MB are allowed. "
            "Make the picture smaller or save it as JPEG."
        )
    if size == 0:
        raise UnreadablePictureError("The file is empty. Choose a picture: " + _allowed())


def _open(data: bytes, *, max_pixels: int) -> Image.Image:
    """Read the header only, and judge by it."""
    try:
        image = Image.open(io.BytesIO(data), formats=FORMATS)
    except (Image.DecompressionBombWarning, Image.DecompressionBombError) as error:
        raise _too_many_pixels("more", max_pixels) from error
    except UnidentifiedImageError as error:
        raise UnsupportedPictureError(_not_read(data)) from error
    except MemoryError as error:
        raise UploadTooLargeError(_TOO_MUCH) from error
    except Exception as error:  # as in `clean`: a header can break a parser in many ways
        raise UnreadablePictureError(
            "The file begins like a picture but its header is damaged. "
            "Open it in a picture viewer, save it again and send that copy."
        ) from error
    if image.width * image.height > max_pixels:
        raise _too_many_pixels(f"{image.width * image.height / 1e6:.0f} megapixels", max_pixels)
    return image


def _too_many_pixels(found: str, most: int) -> UploadTooLargeError:
    return UploadTooLargeError(
        f"The picture has {found} where at most {most / 1e6:.0f} megapixels are allowed. "
        "Scale it down; the networks look at 96 × 96 pixels."
    )


_TOO_MUCH = (
    "Decoding this picture takes more memory than is allowed here. "
    "Make it smaller, save it as JPEG and send that copy."
)


def _not_read(data: bytes) -> str:
    brands = {b"heic", b"heix", b"mif1", b"heim", b"hevc"}
    if data[4:8] == b"ftyp" and data[8:12] in brands:
        return "HEIC pictures are not read here. Save it as JPEG first; " + _allowed()
    return "This is not a picture in a format that is read here. Send " + _allowed()


def _allowed() -> str:
    return "one of JPEG, PNG, WebP, GIF" + (" or AVIF." if "AVIF" in FORMATS else ".")


def _keep(image: Image.Image) -> Image.Image:
    """Decode, shrink, turn upright, and lay on white: new RGB pixels."""
    size = kept_size(*image.size)
    image.draft("RGB", size)  # lets a JPEG skip the detail that shrinking would drop
    image.load()
    turn = _turn(image)
    flat = _flat(image, size)
    return flat.transpose(turn) if turn is not None else flat


def kept_size(width: int, height: int) -> tuple[int, int]:
    """The size at which a picture is kept; never larger than it was."""
    long, short = max(width, height), min(width, height)
    scale = min(1.0, max(SIDE / long, SHORT_SIDE / short), LONGEST / long)
    return max(1, round(width * scale)), max(1, round(height * scale))


def _turn(image: Image.Image) -> Image.Transpose | None:
    with suppress(Exception):  # broken metadata does not spoil good pixels: they stay as they lie
        return _TURNS.get(image.getexif().get(ExifTags.Base.Orientation, 1))
    return None


def _flat(image: Image.Image, size: tuple[int, int]) -> Image.Image:
    """RGB at `size`; 16-bit cut to 8, palettes resolved, transparency over white."""
    if image.mode.startswith("I"):
        image = image.convert("I").point(lambda value: value * (1 / 256)).convert("L")
    clear = image.has_transparency_data
    image = image.convert("RGBA" if clear else "RGB")
    if image.size != size:
        image = image.resize(size, Image.Resampling.BICUBIC, reducing_gap=2.0)
    if not clear:
        return image
    white = Image.new("RGB", size, "white")
    white.paste(image, mask=image.getchannel("A"))
    return white


def _encode(image: Image.Image) -> Picture:
    fresh = Image.new("RGB", image.size)
    fresh.paste(image)  # pixels only: saving `image` itself would carry its comments along
    sink = io.BytesIO()
    fresh.save(sink, "JPEG", quality=QUALITY)
    jpeg = sink.getvalue()
    return Picture(jpeg, *fresh.size, hashlib.sha256(jpeg).hexdigest())
