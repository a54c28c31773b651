"""The selectors of the registers of trainings."""
