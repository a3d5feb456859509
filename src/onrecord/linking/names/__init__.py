"""Which words of a text are names, of what kind, and which of them are one person's or one body's?"""
