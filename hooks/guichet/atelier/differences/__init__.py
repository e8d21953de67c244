"""What a change would make readers see, told in words: two states of the project, record by record."""
