"""What trains the models in the package: one readable file for each, and what several share."""
