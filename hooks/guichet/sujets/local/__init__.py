"""What is decided or measured in one territory: scoring grids, delays."""
