"""Which class each word of a sentence has: a small tagger, and rules that put right what it cannot know."""
