"""Whether a translation says what its Korean says: facts, terms, marks, punctuation."""
