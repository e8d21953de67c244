"""The partnership plan: what it must hold, the dates of its life."""
