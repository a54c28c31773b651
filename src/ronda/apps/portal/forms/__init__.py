"""What readers of public pages ask for: plain GET forms, so that each answer has an address."""
