"""The steps of an eviction for unpaid rent."""
