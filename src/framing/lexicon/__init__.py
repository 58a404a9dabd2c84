"""Lexicons: entries, their patterns and inflection, and the matcher that finds them in a text."""
