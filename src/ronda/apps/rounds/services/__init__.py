"""What is written in a round; each module holds the services of one thing."""
