"""The instruments of the allocation policy of an intercommunality."""
