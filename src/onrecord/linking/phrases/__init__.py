"""What a phrase says of whoever it stands for: its head, titles, roles, party, place."""
