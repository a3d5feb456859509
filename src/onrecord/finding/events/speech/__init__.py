"""Speech that is itself a deed: a promise, a threat, a demand, a refusal."""
