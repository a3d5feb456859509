"""Charges that a report tells in passing, and who is accused by them."""
