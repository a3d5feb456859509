"""The command line: one module a command, each with its `command`. Parses, asks, prints; nothing else."""
