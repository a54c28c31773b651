"""The views of the registers of trainings."""
