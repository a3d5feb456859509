"""The forms that a report comes in, a reader for each: plain text, Markdown, HTML."""
