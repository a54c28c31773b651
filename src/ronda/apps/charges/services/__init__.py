"""What writes charges and operations."""
