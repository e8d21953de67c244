"""What a page and a file of open data are. Knows no subject."""
