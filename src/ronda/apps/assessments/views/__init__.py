"""The pages of assessments, by subject."""
