"""What a statement does, and what it is said to rest on."""
