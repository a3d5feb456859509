"""What goes into a ledger, and the rows that are made from it."""
