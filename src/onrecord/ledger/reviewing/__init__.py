"""Correcting findings: what comes next, what a decision puts on record, how far two readers agree."""
