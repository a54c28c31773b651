"""The views of rounds, by subject."""
