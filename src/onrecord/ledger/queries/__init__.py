"""What may be asked of a ledger, a module for each question."""
