"""What was found: tables, store, history and search over what is already on record."""
