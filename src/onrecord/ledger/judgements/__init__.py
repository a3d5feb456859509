"""What people put on record about findings, and how records and accusations stand after it."""
