"""The views of meetings, by subject."""
