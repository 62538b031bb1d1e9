"""The web edition: a rendered page → one file that carries its styles, fonts and pictures."""
