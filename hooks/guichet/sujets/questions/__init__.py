"""The questions of each public."""
