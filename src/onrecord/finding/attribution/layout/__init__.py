"""Statements that punctuation and layout make: headlines, interviews, transcripts, posts."""
