"""What everything stands on: reading, problems, languages, dates, addresses. Imports nothing of ours."""
