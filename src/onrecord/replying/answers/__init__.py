"""What does the report have from whoever is accused: statements by them and for them, pleas, silences?"""
