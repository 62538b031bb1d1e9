"""What touches the print engine: a page in, a PDF out; this folder is the engine's door."""
