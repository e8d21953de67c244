"""The workshop: the site in each language, and the commands that take all of it."""
