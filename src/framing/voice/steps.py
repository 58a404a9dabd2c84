"""Steps over the words of a sentence: past a quotation or a bracket, up to the main verb."""

from __future__ import annotations

from framing.voice.links import load_links
from framing.voice.words import Words


def main_verb(words: Words, first: int, *, seen: bool) -> int:
    """Return where the second finite verb group begins that nothing subordinates.

    `seen`: the first stands before: what begins here has none.
    """
    for index in range(first, len(words)):
        if words.tags[index] in "QqRC":
            seen = False
        opens = words.tags[index] in "VHE" and words.tags[index - 1] not in "HE"
        if opens and seen:
            return len(words.tags[:index].rstrip("KG,"))
        seen = seen or opens
    return len(words)


def past_quotation(words: Words, index: int) -> int:
    """Return the word behind the quotation that opens at `index`."""
    depth = 0
    while index < len(words):
        depth += (words.tags[index] == "«") - (words.tags[index] == "»")
        index += 1
        if depth <= 0:
            break
    return index


def past_parenthesis(words: Words, index: int) -> int:
    """Return the word behind the bracket that opens at `index`."""
    close = words.tags.find(")", index)
    return close + 1 if close >= 0 else index + 1


def past_en(words: Words, index: int) -> int:
    """Return where the gerund stands that begins at `index`: *en disant*, *tout en disant*."""
    lengths = (
        len(each) for each in load_links().gerunds if words.forms[index : index + len(each)] == each
    )
    return index + next(lengths, 0)
