"""How it looks: Edition and a theme → Page → PDF or HTML."""
