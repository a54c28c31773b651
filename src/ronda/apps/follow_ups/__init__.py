"""What Parties say in the boxes of their factsheets, on line, and what is asked back."""
