"""Who did what, when, to what and why; append-only in the database."""
