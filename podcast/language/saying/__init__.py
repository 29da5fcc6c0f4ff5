"""How a written text is spoken."""
