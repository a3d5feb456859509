"""Which words of a sentence stand together: noun phrases, and verbs with their helpers."""
