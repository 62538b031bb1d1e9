"""The asset door: what a page may load, whole and harmless, and a ledger of every fetch."""
