"""Files published beside the pages: open data, search indexes."""
