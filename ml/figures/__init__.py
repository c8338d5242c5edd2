"""The still figures of the course, drawn from the networks and samples that ship.

`python -m ml.figures backend/content/vision` writes them all. Run it again whenever weights or
samples change: every number and patch in them is read, none is typed.
"""
