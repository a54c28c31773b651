"""A State's registers of trainings, and of lectures and campaigns; kept at its desk."""
