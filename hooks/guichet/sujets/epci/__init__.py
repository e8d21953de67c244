"""The page of an intercommunality, and its brief for elected officials."""
