"""Who publishes the site."""
