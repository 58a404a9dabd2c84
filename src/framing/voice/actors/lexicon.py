"""What is known of actors before a text is read: names, offices, demonyms, places."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple, TypeVar

from framing.data import lexicon_dir
from framing.errors import LexiconError
from framing.records import Actor
from framing.voice.actors.files import Row, read_rows, read_words
from framing.voice.actors.forms import inflected, plain, split_words

TYPES = (
    *("state", "armed_group", "political", "international_org", "civil_society", "expert"),
    *("media", "business", "religious", "citizen", "anonymous", "other"),
)
_T = TypeVar("_T")


class Name(NamedTuple):
    """A proper name that the lexicon holds.

    Attributes:
        form: As the lexicon writes it; its capitals must stand in the text.
        actor: Whom it names.
        kind: `state`, `person`, `organisation` or `media`.
        gender: `m`, `f` or empty when it is not known.
        ambiguous: Also a common word, so it counts only as a whole source phrase.
        surname: A person's last name alone.
    """

    form: str
    actor: Actor
    kind: str
    gender: str = ""
    ambiguous: bool = False
    surname: bool = False


class Head(NamedTuple):
    """A noun that says what kind of actor bears it.

    Attributes:
        noun: Its base form, or the noun that means the same office.
        type: The codebook type that it gives.
        gender: Of this form: `m`, `f` or `b` when the determiner alone shows it.
        plural: This form is a plural.
        human: It names a person, so that a proper name beside it is that person's.
        via: Types that its complement may give it instead; empty when the noun alone decides.
        subject_complement: A country in its complement is what it is about, not its own.
        stands_for_state: It is named by its country (*la diplomatie russe*: Russie).
        document: It speaks for its author, a body (`issued`) or a person (`spoken`); else empty.
        former: The type of who bore the office once.
        unnamed: The type of one who is not named (*un diplomate*).
        landless: It has a country only where the phrase names one (*une ONG*).
        abroad: It is in a country that is not its own (*l'ambassade*).
        of_body: It belongs, where nothing says to what, to the body that spoke last (`spoken`: *le
            porte-parole*) or was named last (`named`: *le secrétaire général*).
    """

    noun: str
    type: str
    gender: str
    plural: bool
    human: bool
    via: frozenset[str]
    subject_complement: bool
    stands_for_state: bool
    document: str
    former: str
    unnamed: str
    landless: bool
    abroad: bool
    of_body: str


class Demonym(NamedTuple):
    """A word for what or who is from a country."""

    country: str
    gender: str
    plural: bool


class Pronoun(NamedTuple):
    """A word that points back: gender `m`, `f` or empty, number `s` or `p`."""

    gender: str
    number: str


HeadForm = tuple[tuple[str, ...], Head]


@dataclass(frozen=True, slots=True)
class ActorLexicon:
    """The actor files, keyed by folded forms without accents (`actor_forms.plain`).

    Attributes:
        names: Proper names and their aliases.
        heads: Head nouns by their first word, longest first.
        modifiers: Adjectives that decide a type.
        demonyms: *russe, malienne, Bamakois* and what country they mean.
        places: Cities and regions, with their country.
        first_names: Gender of first names, `b` for both.
        pronouns: *il, ce dernier, l'intéressée*.
        words: Determiners, prepositions and other grammar by role.
    """

    names: Mapping[str, Name] = field(default_factory=dict)
    heads: Mapping[str, Sequence[HeadForm]] = field(default_factory=dict)
    modifiers: Mapping[str, str] = field(default_factory=dict)
    demonyms: Mapping[str, Demonym] = field(default_factory=dict)
    places: Mapping[str, str] = field(default_factory=dict)
    first_names: Mapping[str, str] = field(default_factory=dict)
    pronouns: Mapping[str, Pronoun] = field(default_factory=dict)
    words: Mapping[str, frozenset[str]] = field(default_factory=dict)


@lru_cache(maxsize=4)
def load_actors(folder: Path | None = None) -> ActorLexicon:
    """Return the actor lexicon in `folder`, the packaged one by default; read once.

    Raises:
        LexiconError: A file is not valid, or two entries claim one alias.
    """
    root = folder or lexicon_dir("actors")
    states = read_rows(root / "states.yaml")
    places = read_rows(root / "places.yaml")
    pronouns = read_rows(root / "pronouns.yaml")
    return ActorLexicon(
        names=_names(root, states),
        heads=_heads(read_rows(root / "offices.yaml", "heads")),
        modifiers={plain(row.text("word")): _type(row) for row in _modifiers(root)},
        demonyms=_demonyms([*states, *places]),
        places=_places(states, places),
        first_names=_first_names(root),
        pronouns={
            plain(r.text("word")): Pronoun(r.get("gender"), r.get("number")) for r in pronouns
        },
        words={role: frozenset(map(plain, words)) for role, words in _grammar(root).items()},
    )


def _modifiers(root: Path) -> Sequence[Row]:
    return read_rows(root / "offices.yaml", "modifiers")


def _grammar(root: Path) -> Mapping[str, list[str]]:
    return read_words(root / "grammar.yaml")


def _first_names(root: Path) -> dict[str, str]:
    groups = read_words(root / "first_names.yaml")
    return {plain(name): gender for gender, names in groups.items() for name in names}


class _Claims(dict[str, tuple[_T, Row]]):
    """Entries by key; two entries that claim one key are an error that names both places."""

    def claim(self, alias: str, value: _T, row: Row) -> None:
        taken = self.setdefault(plain(alias), (value, row))[1]
        if taken is not row:
            raise LexiconError(
                f"{row.where}: {alias!r} is claimed twice, also at {taken.where}; "
                "keep it in one entry"
            )

    def values_by_key(self) -> dict[str, _T]:
        return {key: value for key, (value, _) in self.items()}


def _names(root: Path, states: Sequence[Row]) -> dict[str, Name]:
    claims: _Claims[Name] = _Claims()
    for row in states:
        _claim_names(claims, row, "state", [*row.list("aliases"), *row.list("metonyms")])
    for row in read_rows(root / "persons.yaml"):
        _claim_names(claims, row, "person", row.list("aliases"))
    for kind, file in (("organisation", "organisations.yaml"), ("media", "media.yaml")):
        for row in read_rows(root / file):
            _claim_names(claims, row, kind, row.list("aliases"))
    return claims.values_by_key()


def _claim_names(claims: _Claims[Name], row: Row, kind: str, aliases: Sequence[str]) -> None:
    name, surname, ambiguous = row.text("name"), row.get("surname"), bool(row.get("ambiguous"))
    gender = row.get("gender") or ("m" if kind == "person" else "")
    country = name if kind == "state" else row.get("country") or None
    default = kind if kind in {"state", "media"} else None
    actor = Actor(name, _type(row, default), country)
    for alias in (name, *aliases):
        form = _without_article(alias) if alias != name else alias
        claims.claim(form, Name(form, actor, kind, gender, ambiguous, _alone(form, kind)), row)
        _loosen(claims, form)
    if surname:
        claims.claim(surname, Name(surname, actor, kind, gender, ambiguous, True), row)


def _loosen(claims: _Claims[Name], form: str) -> None:
    """Ask for no more capitals than an entry's least capitalised alias has."""
    name, row = claims[plain(form)]
    if sum(map(str.isupper, form)) < sum(map(str.isupper, name.form)):
        claims[plain(form)] = (name._replace(form=form), row)


def _alone(form: str, kind: str) -> bool:
    return kind == "person" and " " not in form


def _without_article(alias: str) -> str:
    for article in ("le ", "la ", "les ", "l'"):
        if alias.startswith(article):
            return alias.removeprefix(article)
    return alias


def _type(row: Row, default: str | None = None) -> str:
    value = row.get("type") or default or ""
    if value not in TYPES:
        raise LexiconError(f"{row.where}: type {value!r} is unknown; use one of {', '.join(TYPES)}")
    return value


def _heads(rows: Sequence[Row]) -> dict[str, list[HeadForm]]:
    claims: _Claims[None] = _Claims()
    heads: dict[str, list[HeadForm]] = {}
    for row in rows:
        claims.claim(row.text("noun"), None, row)
        for form, head in _head_forms(row):
            words = split_words(form)
            heads.setdefault(words[0], []).append((words, head))
    for forms in heads.values():
        forms.sort(key=lambda item: -len(item[0]))
    return heads


def _head_forms(row: Row) -> Iterator[tuple[str, Head]]:
    gender, feminine = row.get("gender") or "m", row.get("feminine")
    via = row.list("via")
    types = frozenset(TYPES if via == ["true"] else via)
    base = Head(
        noun=row.get("same_as") or row.text("noun"),
        type=_type(row),
        gender=gender,
        plural=False,
        human=bool(feminine) or gender == "b" or row.get("human") == "true",
        via=types,
        subject_complement=row.get("country") == "demonym",
        stands_for_state=row.get("stands_for") == "state",
        document=row.get("document"),
        former=row.get("former"),
        unnamed=row.get("unnamed"),
        landless=row.get("country") == "none",
        abroad=row.get("country") == "abroad",
        of_body=row.get("of_body"),
    )
    for noun, its_gender in ((row.text("noun"), gender), (feminine, "f")):
        for form, plural in inflected(noun) if noun else ():
            yield form, base._replace(gender=its_gender, plural=plural)


def _demonyms(rows: Sequence[Row]) -> dict[str, Demonym]:
    claims: _Claims[Demonym] = _Claims()
    for row in rows:
        country = row.get("country") or row.text("name")
        for word in row.list("demonyms"):
            for form, gender, plural in _demonym_forms(word):
                claims.claim(form, Demonym(country, gender, plural), row)
    return claims.values_by_key()


def _demonym_forms(word: str) -> Iterator[tuple[str, str, bool]]:
    epicene = word.endswith(("e", "i"))
    feminine = word if epicene else word + ("ne" if word.endswith("en") else "e")
    gender = "b" if epicene else "m"
    yield word, gender, False
    yield (word if word.endswith(("s", "x")) else word + "s"), gender, True
    if not epicene:
        yield feminine, "f", False
        yield feminine + "s", "f", True


def _places(states: Sequence[Row], places: Sequence[Row]) -> dict[str, str]:
    claims: _Claims[str] = _Claims()
    for row in states:
        if capital := row.get("capital"):
            claims.claim(capital, row.text("name"), row)
    known = set(claims)
    for row in places:
        if plain(row.text("name")) not in known:
            claims.claim(row.text("name"), row.text("country"), row)
    return claims.values_by_key()
