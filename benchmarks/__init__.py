"""What is measured: quality against floors, speed beside a reference."""
