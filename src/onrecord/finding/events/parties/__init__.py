"""Who is in a deed: who does it, and to whom, as far as the words of the sentence tell?"""
