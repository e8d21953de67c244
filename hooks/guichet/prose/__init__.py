"""The writing of prose: shortcodes, permanent links, the pages of ``docs/``. Knows no subject."""
