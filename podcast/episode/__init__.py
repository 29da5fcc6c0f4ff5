"""What lies in an episode's folder: manifest, identity, tags, chapters, transcripts, notes, cover."""
