"""Charges by article and year, and operations, as registers of a State's desk."""
