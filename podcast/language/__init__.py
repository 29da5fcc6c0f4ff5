"""What any stage may need of language: sentences, numbers, names, and how a text is spoken."""
