"""The databases that a ledger may lie in, and the tables in them."""
