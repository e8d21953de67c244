"""What the tests of the built site share: building it, reading it, serving it."""
