"""What can go wrong, said in one line: the file, the value, what is allowed, the remedy."""


class FramingError(ValueError):
    """Base of every error that this library raises on bad input."""


class ArticleError(FramingError):
    """One article cannot be read or scored; the others can."""


class CorpusError(FramingError):
    """A whole file or option of a corpus cannot be used (no text column, nothing found)."""


class LexiconError(FramingError):
    """A lexicon file is not valid; says the file and the line."""


class ModelMissingError(FramingError):
    """A trained model is needed and is not installed."""


class FramingWarning(UserWarning):
    """Something was left out or done otherwise, and the rest goes on."""
