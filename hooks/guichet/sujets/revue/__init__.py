"""What must be read again, on one day."""
