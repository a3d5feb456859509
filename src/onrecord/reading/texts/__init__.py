"""Characters that lead back to where they came from: decoded, settled, repaired, cut into blocks."""
