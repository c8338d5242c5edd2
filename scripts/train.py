"""`make train`: reproduce the weights that ship in ml/zoo, with everything it needs installed."""

import os
import sys

from scripts import environment
from scripts.paths import PYTHON, ROOT
from scripts.say import Stop


def main() -> None:
    try:
        environment.ensure()
    except Stop as reason:
        sys.exit(str(reason))
    os.chdir(ROOT)
    # this process becomes the training: its signals, its output and its exit code are the same
    os.execv(PYTHON, [str(PYTHON), "-m", "ml", "train", *sys.argv[1:]])  # noqa: S606


if __name__ == "__main__":
    main()
