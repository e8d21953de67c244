"""What scripts compute on the device, computed again in Python: the oracle of their tests. The site uses none of it."""
