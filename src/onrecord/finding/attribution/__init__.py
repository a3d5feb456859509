"""Who is said to say what, and when: statements made of the tagger's spans, of layout and of punctuation."""
