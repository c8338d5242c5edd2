"""The least that the work can cost: decode, both networks, pack the atlases; no site around it.

`python -m tests.benchmarks.floor FIRST COUNT` prints the seconds of each picture, and the CPU time
of one, as JSON.
"""

import io
import json
import sys
import time

import zstandard
from PIL import Image

from ml import api
from ml.contracts import NETWORKS, LayerReading
from tests.drawn import jpeg

WARM = 10  # pictures before the clock counts


def seconds(picture: bytes, packer: zstandard.ZstdCompressor) -> float:
    """From a JPEG's bytes to the last packed atlas."""
    started = time.perf_counter()
    image = Image.open(io.BytesIO(picture))
    image.load()
    for reading in api.analyse(image, NETWORKS):
        if isinstance(reading, LayerReading):
            packer.compress(reading.atlas.pixels)
    return time.perf_counter() - started


def main() -> None:
    first, count = int(sys.argv[1]), int(sys.argv[2])
    api.warm()
    packer = zstandard.ZstdCompressor(level=1)  # as the site stores them
    pictures = [jpeg(number) for number in range(first, first + WARM + count)]
    for picture in pictures[:WARM]:
        seconds(picture, packer)
    begun = time.process_time()
    took = [seconds(picture, packer) for picture in pictures[WARM:]]
    print(json.dumps({"seconds": took, "cpu": (time.process_time() - begun) / count}))


if __name__ == "__main__":
    main()
