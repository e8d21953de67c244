"""The site map."""
