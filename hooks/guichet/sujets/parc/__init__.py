"""The social homes of each commune (RPLS)."""
