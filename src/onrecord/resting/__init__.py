"""What a report rests on, as far as its statements tell: voices, sides, chains, evidence, pledges, silences, headline.

Takes an article with its statements, from whoever has them: the pipeline, which found them, and the ledger, where
people corrected them. Both then give the same audit of the same statements. Leaves accusations and their answers to the
pipeline, which reads the words around them too.
"""
