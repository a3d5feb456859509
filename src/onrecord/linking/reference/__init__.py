"""Whom a pronoun or a description means, of all of whom the article has spoken."""
