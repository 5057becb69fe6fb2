"""Scripts that make the learned numbers; not used at run time."""
