"""Charges that a report tells though no statement makes them: in its own words, or as deeds laid to somebody."""
