"""What is read of assessments, by subject."""
