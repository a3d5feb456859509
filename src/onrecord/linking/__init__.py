"""Mentions to actors: who the words stand for, with the reason where that cannot be told."""
