"""What single lines of a report tell of it: who wrote it, when, from where."""
