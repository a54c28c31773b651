"""What is written of assessments, by subject."""
