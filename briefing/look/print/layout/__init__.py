"""The fit: lay pages out, measure them, and correct the tree until no fault is left."""
