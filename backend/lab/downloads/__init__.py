"""What a learner may take away: a run's or a probe's numbers, and a program that repeats it."""
