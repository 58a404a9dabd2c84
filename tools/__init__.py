"""Tools for those who work on the library: they write the pages that a program can write."""
