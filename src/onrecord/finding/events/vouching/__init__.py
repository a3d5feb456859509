"""Who stands behind what is told as done: whose word it is, whether others deny it or it is not believed."""
