"""Catalogs of translations: read, merged, counted, exchanged."""
