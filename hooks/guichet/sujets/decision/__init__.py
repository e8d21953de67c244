"""Who decides: the path of an allocation."""
