"""The selectors of meetings, by subject."""
