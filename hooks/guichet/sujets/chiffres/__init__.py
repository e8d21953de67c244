"""Regional figures: series, allocations by intercommunality, their map."""
