"""An article as far as it has been read: everybody it spoke of, where they were last, who spoke."""
