"""Right of reply: who is accused, by whom, and what the report has from them."""
