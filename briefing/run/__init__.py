"""How it is run: a project's jobs → files in `output/`, each job isolated."""
