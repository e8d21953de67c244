"""Income ceilings, and « am I entitled? »."""
