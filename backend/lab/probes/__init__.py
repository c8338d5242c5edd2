"""Probes: experiments on a run. Only backend/lab/tasks.py opens the door to ml for them."""
