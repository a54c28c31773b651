"""The services of the registers of trainings."""
