"""What is written at a State's desk; each module holds the services of one thing."""
