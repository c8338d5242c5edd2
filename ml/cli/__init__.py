"""The commands of `python -m ml`, one a file; each adds its own arguments and runs itself."""
