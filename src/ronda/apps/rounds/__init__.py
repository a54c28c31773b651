"""Rounds as they are run: questionnaires, what Parties reply, what others say."""
