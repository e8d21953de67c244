"""What editors look up, made from the models: the fields of each file, the messages, the JSON Schemas."""
