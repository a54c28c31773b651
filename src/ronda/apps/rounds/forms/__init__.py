"""The forms of rounds, by subject."""
