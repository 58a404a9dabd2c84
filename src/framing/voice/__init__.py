"""Who is made to say what: cues, contents, sources and actors."""
