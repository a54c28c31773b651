"""What is read at a State's desk; each module holds the reads of one thing."""
