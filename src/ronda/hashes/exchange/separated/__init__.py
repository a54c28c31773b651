"""Tables as text, with commas, semicolons or tabs between their columns."""
