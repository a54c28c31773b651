"""Bodies, conventions, provisions, Parties, rounds."""
