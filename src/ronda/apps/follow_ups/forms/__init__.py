"""The forms of follow-up, by subject."""
