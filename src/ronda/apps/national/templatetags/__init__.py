"""What the templates of the desk can ask for."""
