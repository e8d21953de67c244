"""What everything else stands on: reading, problems, what a value may be. Imports no subject."""
