"""What helps to work on Ronda and is not part of it."""
