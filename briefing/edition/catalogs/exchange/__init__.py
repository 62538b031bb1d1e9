"""Send a catalog to those who work without PO files, and take back what they changed."""
