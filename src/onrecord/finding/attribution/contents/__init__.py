"""What is said, from its first word to its last, past what a tagger tells."""
