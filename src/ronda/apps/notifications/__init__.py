"""What people are told by e-mail, at once or once a day, and what became of each letter."""
