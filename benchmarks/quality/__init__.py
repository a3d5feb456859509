"""How well the words, their speakers and their article are found."""
