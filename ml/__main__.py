"""`python -m ml`: draw, train, measure and look inside from the command line."""

from __future__ import annotations

import sys

from ml.cli.parser import main

sys.exit(main())
