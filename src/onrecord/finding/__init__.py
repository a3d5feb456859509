"""Article in, statements out: one module for each question asked of a text."""
