"""How fast, in how much memory, beside what."""
