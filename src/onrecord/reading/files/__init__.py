"""What the user named, opened: files, folders, feeds, archives, one report at a time."""
