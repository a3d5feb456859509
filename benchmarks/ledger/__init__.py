"""How the ledger does with many articles: rate, memory, searches, size, and being killed."""
