"""`python -m ml.figures backend/content/vision/recognising-images/figures`"""

from __future__ import annotations

import sys
from pathlib import Path

from ml.figures import lab, learnt, numbers, windows
from ml.figures.drawing import sample
from ml.pictures import grey_square


def main(folder: Path) -> None:
    """Write every figure into `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    grey = grey_square(sample(numbers.SAMPLE))  # (96, 96)
    (folder / "numbers.svg").write_text(numbers.draw(grey))
    (folder / "windows.svg").write_text(windows.draw(grey))
    (folder / "lab.svg").write_text(lab.draw(("freya", "coupe")))
    learnt.draw().save(folder / "learnt.webp", quality=82, method=6)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
