"""HTML pages: the article in them and what they say of themselves, through trafilatura."""

from __future__ import annotations

import logging
from typing import Any

from framing.errors import ArticleError

_DATES = {"extensive_search": False, "original_date": True}
_FIELDS = {"title": "title", "date": "date", "author": "author", "url": "url", "sitename": "outlet"}


def read_page(html: str) -> tuple[str, dict[str, Any]]:
    """Return the article's text, its headline first and a blank line between paragraphs.

    Beside it the page's metadata: `title`, `date`, `author`, `url`, `outlet`, where it names them.

    Raises:
        ArticleError: The page holds no text, or cannot be parsed.
    """
    document = _extracted(html)
    body = [line.strip() for line in (document.get("text") or "").splitlines() if line.strip()]
    if not body:
        raise ArticleError("HTML without text; save the article's own page, or its text as .txt")
    fields = {ours: document[name] for name, ours in _FIELDS.items() if document.get(name)}
    title = fields.get("title")
    headline = [title] if title and title not in body[:3] and _is_shown(title, html) else []
    return "\n\n".join([*headline, *body]), fields


def _extracted(html: str) -> dict[str, Any]:
    # Imported here: it takes a fifth of a second, and most corpora hold no HTML.
    import trafilatura  # noqa: PLC0415

    for name in ("trafilatura", "htmldate", "justext"):
        logging.getLogger(name).addHandler(logging.NullHandler())
    try:
        document = trafilatura.bare_extraction(
            html, favor_recall=True, include_comments=False, with_metadata=True,
            date_extraction_params=_DATES,
        )  # fmt: skip
    except Exception as error:  # whatever a parser throws at a broken page concerns this page only
        raise ArticleError(f"HTML that cannot be parsed ({type(error).__name__})") from error
    if document is None:
        return {}
    return document if isinstance(document, dict) else dict(document.as_dict())


def _is_shown(title: str, html: str) -> bool:
    """Tell a headline from a `<title>` that nobody reads in the page."""
    return "<h1" in html.lower() and html.count(title) > html.count(f"<title>{title}")
