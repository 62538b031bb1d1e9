"""A theme: folder → chain to `base`, tokens, options, CSS and its own words."""
