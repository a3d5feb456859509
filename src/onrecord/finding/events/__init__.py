"""What is done, by whom and to whom, and how far it is vouched for."""
