"""The priority neighbourhoods of each commune (QPV)."""
