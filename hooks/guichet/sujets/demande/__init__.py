"""What an applicant meets: numbers to call, delays, papers, steps."""
