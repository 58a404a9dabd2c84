"""Results made readable: plain rows first, then tables, pages and terminal text from them.

A renderer sees counts, spans and names; it does not know how they were found.
"""
