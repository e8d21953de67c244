"""From a built site to its readers: whole publications, one of which is read."""
