"""What reads charges and operations."""
