"""The forms of the registers of trainings."""
