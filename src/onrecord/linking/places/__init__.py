"""Which place of the gazetteer does a name mean, and which "the city", "there" and "the Veska police"?"""
