"""« My dates »: when to renew a request."""
