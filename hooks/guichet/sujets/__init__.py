"""One folder per subject, always furnished alike: its records, rules, calculation, pages, open data, tables."""
