"""The manifest beside a delivered file: what the file was made of, and whether it still is that."""
