"""The page of each commune: the one best answer to « where do I go? »."""
