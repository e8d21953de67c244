"""What rests on which text of law, and what must be read again because that text has moved."""
