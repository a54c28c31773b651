"""The forms of meetings, by subject."""
