"""The templatetags of the registers of trainings."""
