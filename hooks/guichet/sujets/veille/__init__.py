"""The regulatory watch, its feeds and calendars; the news of the site; meetings."""
