"""Lexicons: entries, their patterns and inflection, and the matcher that finds them in a text.

>>> compiled = compile_lexicons(load_lexicons())
>>> compiled.find("Le pays défend sa souveraineté.", [(0, 31)])[0].frame
'sovereignty'
"""

from framing.lexicon.entries import Category, Entry, Lexicon, Near
from framing.lexicon.examples import Failure, check_examples
from framing.lexicon.loading import load_lexicon, load_lexicons, packaged_paths
from framing.lexicon.matcher import CompiledLexicons, Found, compile_lexicons

__all__ = [
    "Category",
    "CompiledLexicons",
    "Entry",
    "Failure",
    "Found",
    "Lexicon",
    "Near",
    "check_examples",
    "compile_lexicons",
    "load_lexicon",
    "load_lexicons",
    "packaged_paths",
]
