"""Who says it, past what a tagger tells: whoever is told, asked or hears is no source."""
