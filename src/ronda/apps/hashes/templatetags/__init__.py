"""What the templates of the hash base need to say."""
