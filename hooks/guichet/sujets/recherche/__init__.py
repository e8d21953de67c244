"""The site's search: what words are, what is found, and the files that the reader's device searches in."""
