"""How the workbench does: server time, weight of a page, many readers beside a writer."""
