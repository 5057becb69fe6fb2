"""The claims of an article: which clauses assert something checkable, and what they assert."""
