"""Small networks trained over a grid of knobs, so that a student's prediction meets a measurement.

`python -m ml lessons` trains them all and writes `ml/zoo/lessons.json`.
"""
