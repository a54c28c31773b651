"""Forms of the desk: they check that what was given can be understood, and nothing else."""
