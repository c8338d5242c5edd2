"""Seeing the site run: figures for a collector, and a page that shows the same to its operators."""
