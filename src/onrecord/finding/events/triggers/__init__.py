"""Which words of a sentence tell of a deed, and which of them of the same?"""
