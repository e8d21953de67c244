"""The core of the site: from verified facts to pages and published files, without MkDocs."""
