"""Income quartiles of applicants, and their calculator."""
