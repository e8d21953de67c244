"""The campaign: what is asked of territories and landlords by letter, and who has answered."""
