"""Documents received: original bytes, checksum, and what readers made of them."""
