"""Writing of prose: what Markdown may hold, shortcodes, readability. Knows no subject."""
