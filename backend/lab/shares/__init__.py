"""Links by which others may look at a run, and do nothing else."""
