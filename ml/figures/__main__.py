"""`python -m ml.figures backend/content/vision`"""

from __future__ import annotations

import sys
from pathlib import Path

from ml.figures import distances, failures, lab, learnt, numbers, opening, shrunk, transfer, windows
from ml.figures.drawing import sample
from ml.pictures import grey_square

SHOWN = ("freya", "coupe")


def main(track: Path) -> None:
    """Write every figure into its concept's folder below `track`."""
    recognising = _figures(track / "recognising-images")
    grey = grey_square(sample(numbers.SAMPLE))  # (96, 96)
    (recognising / "numbers.svg").write_text(numbers.draw(grey))
    (recognising / "windows.svg").write_text(windows.draw(grey))
    (recognising / "lab.svg").write_text(lab.draw(SHOWN))
    (recognising / "lab-narrow.svg").write_text(lab.draw_narrow(SHOWN))
    (recognising / "opening.svg").write_text(opening.draw())
    (recognising / "opening-narrow.svg").write_text(opening.draw_narrow())
    learnt.draw().save(recognising / "learnt.webp", quality=82, method=6)
    for name, drawing in failures.drawn(failures.read()).items():
        (recognising / f"{name}.svg").write_text(drawing)
    images = _figures(track / "images-as-numbers")
    (images / "distances.svg").write_text(distances.draw())
    (images / "shrunk.svg").write_text(shrunk.draw())
    measured = transfer.read()
    if measured:  # the page waits for it, too
        other = _figures(track / "same-algorithm-other-data")
        (other / "transfer.svg").write_text(transfer.draw(measured))


def _figures(concept: Path) -> Path:
    folder = concept / "figures"
    folder.mkdir(parents=True, exist_ok=True)
    return folder


if __name__ == "__main__":
    main(Path(sys.argv[1]))
