"""What may be sent, what is kept of it, and how a refusal reads."""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Callable
from contextlib import suppress

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageCms
from PIL.PngImagePlugin import PngInfo

from backend.common.errors import (
    InvalidInputError,
    UnreadablePictureError,
    UnsupportedPictureError,
    UploadTooLargeError,
)
from backend.lab import uploads
from tests.backend.lab.helpers import BLUE, RED, picture, saved

MEGABYTE = 2**20
skips_metadata = pytest.mark.filterwarnings("ignore::UserWarning:PIL")  # Pillow says what it skips


def clean(
    data: bytes, *, max_bytes: int = 10 * MEGABYTE, max_pixels: int = 40_000_000
) -> Image.Image:
    kept = uploads.clean(data, max_bytes=max_bytes, max_pixels=max_pixels)
    image = Image.open(io.BytesIO(kept.jpeg))
    image.load()
    assert (image.format, image.mode, image.size) == ("JPEG", "RGB", (kept.width, kept.height))
    return image


def near(found: object, wanted: tuple[int, int, int], *, by: int = 16) -> bool:
    return bool(np.abs(np.asarray(found, int) - np.asarray(wanted)).max() <= by)


def shows_the_bars(image: Image.Image) -> bool:
    """Red at the left, blue at the top: upright and in its own colours."""
    left, top = (image.width // 8, image.height * 3 // 4), (image.width * 3 // 4, image.height // 9)
    return near(image.getpixel(left), RED) and near(image.getpixel(top), BLUE)


def png_of_two_bytes(width: int, height: int, *, colours: int) -> bytes:
    """A 16-bit PNG whose samples all are 0x8000, half of white (RFC 2083)."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        )

    per_pixel = {0: 1, 2: 3, 4: 2, 6: 4}[colours]
    rows = (b"\0" + b"\x80\0" * per_pixel * width) * height
    header = struct.pack(">IIBBBBB", width, height, 16, colours, 0, 0, 0)
    end = chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(rows)) + end


def palette_with_transparency() -> bytes:
    image = picture(ground=(0, 255, 0)).quantize(8)
    place = image.getpixel((63, 47))
    return saved(image, "PNG", transparency=place)


def animated(kind: str) -> bytes:
    frames = [picture(), Image.new("RGB", (64, 48), "green"), Image.new("RGB", (64, 48), "white")]
    return saved(frames[0], kind, save_all=True, append_images=frames[1:], duration=50)


def srgb_profile() -> bytes:
    profile: bytes = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    return profile


COLOURED: dict[str, Callable[[], bytes]] = {
    "jpeg": lambda: saved(picture()),
    "progressive jpeg": lambda: saved(picture(), progressive=True),
    "jpeg without subsampling": lambda: saved(picture(), subsampling=0, quality=100),
    "cmyk jpeg": lambda: saved(picture().convert("CMYK"), quality=95),
    "jpeg of several pictures": lambda: animated("MPO"),
    "png": lambda: saved(picture(), "PNG"),
    "png of a palette": lambda: saved(picture().quantize(16), "PNG"),
    "png of a palette, transparent": palette_with_transparency,
    "rgba png": lambda: saved(picture().convert("RGBA"), "PNG"),
    "animated png": lambda: animated("PNG"),
    "webp": lambda: saved(picture(), "WEBP", quality=95),
    "lossless webp": lambda: saved(picture(), "WEBP", lossless=True),
    "animated webp": lambda: saved(picture(), "WEBP", save_all=True, lossless=True),
    "gif": lambda: saved(picture(), "GIF"),
    "animated gif": lambda: animated("GIF"),
    "avif": lambda: saved(picture(), "AVIF", quality=95),
    "jpeg with a colour profile": lambda: saved(picture(), icc_profile=srgb_profile()),
}
GREY: dict[str, Callable[[], bytes]] = {
    "grey jpeg": lambda: saved(Image.new("L", (40, 30), 128)),
    "grey png": lambda: saved(Image.new("L", (40, 30), 128), "PNG"),
    "grey png with alpha": lambda: saved(Image.new("LA", (40, 30), (128, 255)), "PNG"),
    "16-bit grey png": lambda: png_of_two_bytes(40, 30, colours=0),
    "16-bit colour png": lambda: png_of_two_bytes(40, 30, colours=2),
    "grey gif": lambda: saved(Image.new("L", (40, 30), 128), "GIF"),
}
SHAPES = {
    "one pixel": (1, 1),
    "one row": (5000, 1),
    "one column": (1, 5000),
    "very wide": (15_000, 20),
    "very tall": (20, 15_000),
}


@pytest.mark.parametrize("kind", COLOURED)
def test_every_format_keeps_its_first_picture_in_its_colours(kind: str) -> None:
    image = clean(COLOURED[kind]())
    assert image.size == (64, 48)
    assert shows_the_bars(image)


@pytest.mark.parametrize("kind", GREY)
def test_grey_of_any_depth_keeps_its_lightness(kind: str) -> None:
    assert near(clean(GREY[kind]()).getpixel((20, 15)), (128, 128, 128), by=2)


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_any_shape_is_kept_within_bounds(shape: str, kind: str) -> None:
    width, height = SHAPES[shape]
    kept = clean(saved(Image.new("RGB", (width, height), (10, 200, 90)), kind))
    assert max(kept.size) <= uploads.LONGEST
    assert min(kept.size) == min(width, height)  # a thin picture is not thinned further
    assert near(kept.getpixel((0, 0)), (10, 200, 90))


def test_black_and_white_of_one_bit_stays_so() -> None:
    image = clean(saved(Image.new("1", (40, 30), 1), "PNG"))
    assert near(image.getpixel((20, 15)), (255, 255, 255))


@pytest.mark.parametrize("kind", ["PNG", "WEBP", "GIF"])
def test_what_is_transparent_turns_white(kind: str) -> None:
    image = picture().convert("RGBA")
    image.paste((0, 0, 0, 0), (32, 24, 64, 48))
    assert near(clean(saved(image, kind)).getpixel((56, 40)), (255, 255, 255))


def test_what_is_half_transparent_is_mixed_with_white() -> None:
    clear = saved(Image.new("RGBA", (20, 20), (0, 0, 0, 128)), "PNG")
    assert near(clean(clear).getpixel((10, 10)), (127, 127, 127), by=2)


@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_orientation_is_obeyed(orientation: int, kind: str) -> None:
    upright = picture(60, 90)
    stored = {
        1: upright,
        2: upright.transpose(Image.Transpose.FLIP_LEFT_RIGHT),
        3: upright.transpose(Image.Transpose.ROTATE_180),
        4: upright.transpose(Image.Transpose.FLIP_TOP_BOTTOM),
        5: upright.transpose(Image.Transpose.TRANSPOSE),
        6: upright.transpose(Image.Transpose.ROTATE_90),
        7: upright.transpose(Image.Transpose.TRANSVERSE),
        8: upright.transpose(Image.Transpose.ROTATE_270),
    }[orientation]
    exif = Image.Exif()
    exif[0x0112] = orientation
    kept = clean(saved(stored, kind, exif=exif))
    assert kept.size == (60, 90)
    assert shows_the_bars(kept)


@skips_metadata
def test_a_broken_orientation_leaves_the_picture_as_it_lies() -> None:
    exif = b"Exif\0\0MM\0*\0\0\0\x08\0\x02\x01\x12\0\x03\xff\xff\xff\xff\0\x06" + b"\xff" * 60
    assert shows_the_bars(clean(saved(picture(), exif=exif)))


def test_nothing_but_pixels_is_kept() -> None:
    exif = Image.Exif()
    exif[0x010F] = "secret-maker"
    exif.get_ifd(0x8825)[1] = "N"  # a place on earth
    jpeg = saved(picture(), exif=exif, comment=b"secret-comment", dpi=(300, 300))
    words = PngInfo()
    words.add_text("Author", "secret-author")
    for sent in (jpeg, saved(picture(), "PNG", pnginfo=words, exif=exif)):
        kept = uploads.clean(sent, max_bytes=MEGABYTE, max_pixels=10**6).jpeg
        assert b"secret" not in kept
        image = Image.open(io.BytesIO(kept))
        assert not image.getexif()
        assert "comment" not in image.info


def test_the_same_file_gives_the_same_digest_and_another_picture_another() -> None:
    first, again = (uploads.clean(saved(picture()), max_bytes=9999, max_pixels=9999) for _ in "ab")
    other = uploads.clean(saved(picture(ground=(9, 99, 9))), max_bytes=9999, max_pixels=9999)
    assert first.digest == again.digest
    assert first.digest != other.digest


@pytest.mark.parametrize(
    ("size", "kept"),
    [
        ((640, 480), (640, 480)),
        ((4000, 3000), (1024, 768)),
        ((3000, 4000), (768, 1024)),
        ((30_000, 400), (14_400, 192)),  # shrunk no further than the networks' square needs
        ((30_000, 20), (16_000, 11)),
    ],
)
def test_a_picture_is_kept_as_large_as_it_is_useful(
    size: tuple[int, int], kept: tuple[int, int]
) -> None:
    assert uploads.kept_size(*size) == kept


def test_a_large_photograph_is_shrunk() -> None:
    assert clean(saved(picture(4000, 3000))).size == (1024, 768)


def test_more_bytes_than_allowed_are_refused_with_both_numbers() -> None:
    with pytest.raises(UploadTooLargeError, match=r"3\.0 MB; at most 2 MB"):
        clean(b"\xff" * 3 * MEGABYTE, max_bytes=2 * MEGABYTE)


def test_more_pixels_than_allowed_are_refused_before_decoding() -> None:
    bomb = png_header_of(60_000, 60_000)  # has no pixels at all: decoding could only fail
    with pytest.raises(UploadTooLargeError, match="at most 40 megapixels"):
        clean(bomb)
    with pytest.raises(UploadTooLargeError, match="has 42 megapixels"):
        clean(png_header_of(6500, 6500))


def test_a_picture_of_nine_kilobytes_and_eighty_megapixels_is_refused() -> None:
    bomb = saved(Image.new("1", (10_000, 8_000)), "PNG")
    assert len(bomb) < 20_000
    with pytest.raises(UploadTooLargeError):
        clean(bomb)


def test_an_empty_file_is_refused() -> None:
    with pytest.raises(UnreadablePictureError, match="empty"):
        clean(b"")


HEIC = b"\0\0\0\x18ftypheic\0\0\0\0heicmif1" + b"\0" * 64
FOREIGN = {
    "text": b"Dear teacher, I attach a picture",
    "pdf": b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj",
    "svg": b"<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>",
    "html": b"<!doctype html><script>alert(1)</script>",
    "zip": b"PK\3\4" + b"\0" * 60,
    "bmp": saved(picture(), "BMP"),
    "tiff": saved(picture(), "TIFF"),
    "ico": saved(picture(), "ICO"),
    "eps": b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n",
    "heic": HEIC,
}


@pytest.mark.parametrize("kind", FOREIGN)
def test_another_format_is_refused_with_those_that_are_read(kind: str) -> None:
    with pytest.raises(UnsupportedPictureError, match="JPEG, PNG, WebP, GIF or AVIF"):
        clean(FOREIGN[kind])


def test_heic_is_named_where_it_cannot_be_read() -> None:
    with pytest.raises(UnsupportedPictureError, match=r"HEIC.*Save it as JPEG"):
        clean(HEIC)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "GIF", "AVIF"])
@pytest.mark.parametrize("share", [0.2, 0.5, 0.9])
def test_a_file_cut_short_is_refused_with_advice(kind: str, share: float) -> None:
    rng = np.random.default_rng(5)
    noise = Image.fromarray(rng.integers(0, 255, (120, 160, 3), dtype=np.uint8))
    whole = saved(noise, kind)
    with pytest.raises(InvalidInputError, match=r"Open it in a picture viewer|Send one of"):
        clean(whole[: int(len(whole) * share)])


_WHOLE = {kind: saved(picture(), kind) for kind in ("JPEG", "PNG", "WEBP", "GIF", "AVIF")}


@skips_metadata
@settings(max_examples=150, deadline=None)
@given(
    kind=st.sampled_from(sorted(_WHOLE)),
    changes=st.lists(st.tuples(st.integers(0, 10**6), st.integers(0, 255)), max_size=12),
    cut=st.integers(0, 10**6),
    tail=st.binary(max_size=40),
)
def test_a_damaged_file_is_read_or_refused_but_never_breaks_anything(
    kind: str, changes: list[tuple[int, int]], cut: int, tail: bytes
) -> None:
    data = bytearray(_WHOLE[kind])
    for place, value in changes:
        data[place % len(data)] = value
    sent = bytes(data[: 1 + cut % len(data)]) + tail
    with suppress(InvalidInputError):  # anything else would be a 5xx
        kept = uploads.clean(sent, max_bytes=MEGABYTE, max_pixels=10**6)
        assert kept.width * kept.height <= 10**6


@skips_metadata
@settings(max_examples=100, deadline=None)
@given(st.binary(min_size=1, max_size=300))
def test_any_bytes_are_refused_in_words(data: bytes) -> None:
    with pytest.raises(InvalidInputError, match=r"\w+ \w+"):
        uploads.clean(data, max_bytes=MEGABYTE, max_pixels=10**6)


def png_header_of(width: int, height: int) -> bytes:
    header = b"IHDR" + struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunk = struct.pack(">I", 13) + header + struct.pack(">I", zlib.crc32(header))
    return b"\x89PNG\r\n\x1a\n" + chunk + struct.pack(">I", 9) + b"IDAT"
