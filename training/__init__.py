"""What trains the models in the package: a readable file for each, rooms for the largest, and what several share."""
