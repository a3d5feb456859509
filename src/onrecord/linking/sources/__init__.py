"""Who do the source words of a statement stand for, to whom and where was it said?"""
