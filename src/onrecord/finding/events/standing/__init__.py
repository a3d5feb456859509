"""How is a deed told: as a fact, or as what is planned, wished, denied, only said to be so?"""
