"""What other bases ask of this one, over HTTP."""
