"""Words, explained where they are first met."""
