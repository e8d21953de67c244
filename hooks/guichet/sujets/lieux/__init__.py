"""Places one can go to or call, and when they open."""
