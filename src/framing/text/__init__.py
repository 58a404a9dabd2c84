"""Offsets and characters: folding, words, paragraphs, sentences and quotations of a raw text.

Nothing here edits a text; every span is a pair of code point offsets, end exclusive.
"""
