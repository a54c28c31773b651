"""What the body judges of each Party on each recommendation."""
