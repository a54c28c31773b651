"""What is written about meetings, by subject."""
