"""Numbers in words: the direction of a contrast, or why nothing is claimed, in two languages."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from framing.comparison.labels import COLUMNS
from framing.comparison.limits import (
    ALPHA,
    FEWEST_FOR_INTERVAL,
    FEWEST_TO_TEST,
    FEWEST_WITH_HITS,
)
from framing.comparison.panel import REST

Language = Literal["en", "fr"]

_ENGLISH = {
    "one article": "1 article: a rate, no comparison between outlets",
    "few to test": "{fewest} articles on one side: a comparison needs {needed} on each",
    "few hits to test": "hits in {articles} of both sides together: a comparison needs {needed}",
    "few for interval": "{articles}: an interval needs {needed} articles",
    "few with hits": "hits in {articles}: an interval needs {needed} articles with one",
    "no token": "no token of {name} in this voice",
    "no hit": "no hit on either side",
    "same": "no difference that {n} and {m} articles could show: {sides}{ratio}",
    "lost": "{more} not shown once {tests} comparisons are counted: {sides}{ratio}",
    "more": "{voice}{target} frames {frame} more than {reference}: {sides}{ratio}",
    "less": "{voice}{target} frames {frame} less than {reference}: {sides}{ratio}",
    "model": "model: ratio {value}, 95 % {low}–{high}",
    "failed": "no model: {reason}",
    "higher": "{target} above {reference},",
    "lower": "{target} below {reference},",
    "sides": "{one} against {two} hits per 1,000 tokens",
    "ratio": " (ratio {value}, 95 % {low}–{high})",
    "ratio only": " (ratio {value})",
    "editorial": "in its own voice, ",
    "attributed": "in attributed words, ",
    "all": "",
    "article": "{n} article",
    "articles": "{n} articles",
    "rate": "{rate} hits per 1,000 tokens, 95 % {low}–{high}",
    "no spread": "{rate} hits per 1,000 tokens in every article: nothing to make an interval of",
    "share": "{share} % of its hits are in attributed words{ends}",
    "share interval": " (95 % {low}–{high} %)",
    "no hits": "no hit",
    "apart": "{estimate} apart, 95 % {low}–{high}",
    "not apart": "no farther apart than chance may put them (at most {high})",
    "few for distance": "{n} articles with hits on one side: a distance needs {needed} for an interval",
    "within": "within this article, over its {n} sentences; says nothing of the outlet",
    "few sentences": "{n} sentences, {with_hits} with a hit: a rate only",
    "title": "Framing by {by}",
    "left out": "{n} articles have no {by} and were left out: {named}",
    "one left out": "1 article has no {by} and was left out: {named}",
    "undated": "{n} articles without a {unit} are left out over time",
    "month": "month",
    "year": "year",
    "one group": "one {by} only ({name}): its profile, nothing to compare it with",
    "few articles": "few articles: {named}; no test below {test} on each side, no interval below {interval}",
    "no tokens": "{name}: no token in any article, no rate",
    "no hits of": "no hit anywhere: {frames}",
    "family": "q: Benjamini–Hochberg over the {tests} tests of this table ({frames} frames × {voices} "
    "voices, each pair and each against the rest, as far as articles suffice)",
    "many groups": "{groups} values of {by} make {tests} tests: read q, not p",
    "family of models": "q of the model: Benjamini–Hochberg over its own {tests} tests",
    "no model": "no model: it needs two sides of {needed} articles with enough hits",
    "ranking": "log-odds and specificities rank entries; they are no tests, for the hits of one "
    "article go together",
    "the rest": "the rest",
    "studentised": "symmetric studentised bootstrap over articles",
    "over sentences": "symmetric studentised bootstrap over the article's sentences",
    "debiased": "bootstrap over articles, corrected for bias",
    "negative binomial": "negative binomial, log-token offset, HC3 covariance",
    "adjusted": "{method}, with {names}",
    "permutation": "studentised permutation of articles ({n} arrangements, {how})",
    "exact": "all",
    "drawn": "random",
    "both methods": "{one}; {two}",
}

_FRENCH = {
    "one article": "1 article : un taux, pas de comparaison entre médias",
    "few to test": "{fewest} articles d’un côté : une comparaison en demande {needed} de chaque côté",
    "few hits to test": "occurrences dans {articles} des deux côtés ensemble : une comparaison en "
    "demande {needed}",
    "few for interval": "{articles} : un intervalle demande {needed} articles",
    "few with hits": "occurrences dans {articles} : un intervalle demande {needed} articles qui en ont",
    "no token": "aucun mot de {name} dans cette voix",
    "no hit": "aucune occurrence d’un côté ni de l’autre",
    "same": "aucune différence que {n} et {m} articles pourraient montrer : {sides}{ratio}",
    "lost": "{more} non établi une fois comptées {tests} comparaisons : {sides}{ratio}",
    "more": "{voice}{target} emploie davantage le cadrage « {frame} » que {reference} : {sides}{ratio}",
    "less": "{voice}{target} emploie moins le cadrage « {frame} » que {reference} : {sides}{ratio}",
    "model": "modèle : rapport {value}, 95 % {low}–{high}",
    "failed": "pas de modèle : {reason}",
    "higher": "{target} au-dessus de {reference},",
    "lower": "{target} au-dessous de {reference},",
    "sides": "{one} contre {two} occurrences pour 1 000 mots",
    "ratio": " (rapport {value}, 95 % {low}–{high})",
    "ratio only": " (rapport {value})",
    "editorial": "de sa propre voix, ",
    "attributed": "en propos rapportés, ",
    "all": "",
    "article": "{n} article",
    "articles": "{n} articles",
    "rate": "{rate} occurrences pour 1 000 mots, 95 % {low}–{high}",
    "no spread": "{rate} occurrences pour 1 000 mots dans chaque article : rien dont faire un "
    "intervalle",
    "share": "{share} % de ses occurrences sont en propos rapportés{ends}",
    "share interval": " (95 % {low}–{high} %)",
    "no hits": "aucune occurrence",
    "apart": "distance {estimate}, 95 % {low}–{high}",
    "not apart": "pas plus éloignés que le hasard ne peut les mettre (au plus {high})",
    "few for distance": "{n} articles avec occurrences d’un côté : une distance en demande {needed} "
    "pour un intervalle",
    "within": "dans cet article, sur ses {n} phrases ; ne dit rien du média",
    "few sentences": "{n} phrases, {with_hits} avec une occurrence : un taux seulement",
    "title": "Cadrage par {by}",
    "left out": "{n} articles sans {by} ont été écartés : {named}",
    "one left out": "1 article sans {by} a été écarté : {named}",
    "undated": "{n} articles sans {unit} sont absents de l’évolution dans le temps",
    "month": "mois",
    "year": "année",
    "one group": "un seul groupe par {by} ({name}) : son profil, rien à quoi le comparer",
    "few articles": "peu d’articles : {named} ; pas de test au-dessous de {test} de chaque côté, pas "
    "d’intervalle au-dessous de {interval}",
    "no tokens": "{name} : aucun mot dans aucun article, pas de taux",
    "no hits of": "aucune occurrence nulle part : {frames}",
    "family": "q : Benjamini–Hochberg sur les {tests} tests de ce tableau ({frames} cadrages × "
    "{voices} voix, chaque paire et chacun contre les autres, autant que les articles suffisent)",
    "many groups": "{groups} groupes par {by} font {tests} tests : lire q, non p",
    "family of models": "q du modèle : Benjamini–Hochberg sur ses propres {tests} tests",
    "no model": "pas de modèle : il demande deux côtés de {needed} articles avec assez d’occurrences",
    "ranking": "log-cotes et spécificités classent les entrées ; ce ne sont pas des tests, car les "
    "occurrences d’un article vont ensemble",
    "the rest": "les autres",
    "studentised": "bootstrap symétrique studentisé sur les articles",
    "over sentences": "bootstrap symétrique studentisé sur les phrases de l’article",
    "debiased": "bootstrap sur les articles, corrigé du biais",
    "negative binomial": "binomiale négative, exposition log-mots, covariance HC3",
    "adjusted": "{method}, avec {names}",
    "permutation": "permutation studentisée des articles ({n} arrangements, {how})",
    "exact": "tous",
    "drawn": "tirés au hasard",
    "both methods": "{one}; {two}",
}

_FRENCH_MARKS = str.maketrans({",": "\u00a0", ".": ","})
_TEXTS: Mapping[Language, Mapping[str, str]] = {"en": _ENGLISH, "fr": _FRENCH}


@dataclass(frozen=True)
class Number:
    """A number with so many decimals."""

    value: float
    digits: int = 1

    def text(self, language: Language) -> str:
        """Return it as the language writes it."""
        if math.isinf(self.value):
            return "∞"
        text = f"{self.value:,.{self.digits}f}"
        return text.translate(_FRENCH_MARKS) if language == "fr" else text


@dataclass(frozen=True)
class ColumnName:
    """What a column is called; one that is the user's own keeps its name."""

    name: str

    def text(self, language: Language) -> str:
        """Return it in that language."""
        known = COLUMNS.get(self.name)
        return str(known[0 if language == "en" else 1]) if known else self.name


@dataclass(frozen=True)
class Phrase:
    """Something to be said, in either language.

    Attributes:
        key: Which text; empty for nothing.
        values: What is put into it.
    """

    key: str = ""
    values: tuple[tuple[str, object], ...] = ()

    def text(self, language: Language = "en") -> str:
        """Return the words."""
        if not self.key:
            return ""
        said = {name: _text(value, language) for name, value in self.values}
        return _TEXTS[language][self.key].format(**said)

    def __bool__(self) -> bool:
        return bool(self.key)

    def __str__(self) -> str:
        return self.text()


def _text(value: object, language: Language) -> str:
    return value.text(language) if isinstance(value, Number | ColumnName | Phrase) else str(value)


def say(key: str, **values: object) -> Phrase:
    """Return the phrase `key` with its values."""
    return Phrase(key, tuple(values.items()))


def counted(n: int) -> Phrase:
    """Return `1 article`, `2 articles`."""
    return say("article" if n == 1 else "articles", n=n)


def name(group: str) -> object:
    """Return a group's name; `the rest` is translated."""
    return say(REST) if group == REST else group


def refusal(articles: int, with_hits: int) -> Phrase:
    """Return why a rate has no interval; nothing when it may have one."""
    if articles == 1:
        return say("one article")
    if articles < FEWEST_FOR_INTERVAL:
        return say("few for interval", articles=counted(articles), needed=FEWEST_FOR_INTERVAL)
    if with_hits == 0:
        return say("no hits")
    if with_hits < FEWEST_WITH_HITS:
        return say("few with hits", articles=counted(with_hits), needed=FEWEST_WITH_HITS)
    return Phrase()


def rate(value: float, low: float, high: float) -> Phrase:
    """Return a rate with its interval, or why it has none although the articles suffice."""
    if math.isnan(low):
        return say("no spread", rate=Number(value))
    return say("rate", rate=Number(value), low=Number(low), high=Number(high))


def too_few(n_target: int, n_reference: int, with_hits: int) -> Phrase:
    """Return why two sides are not tested."""
    fewest = min(n_target, n_reference)
    if fewest == 1:
        return say("one article")
    if fewest < FEWEST_TO_TEST:
        return say("few to test", fewest=fewest, needed=FEWEST_TO_TEST)
    if with_hits == 0:
        return say("no hit")
    return say("few hits to test", articles=counted(with_hits), needed=FEWEST_WITH_HITS)


def sides(one: float, two: float) -> Phrase:
    """Return two rates per 1,000 tokens, one against the other."""
    return say("sides", one=Number(one), two=Number(two))


def ratio(value: float, low: float, high: float) -> Phrase:
    """Return a ratio in brackets with what interval it has; nothing when it is undefined."""
    if not math.isfinite(value):
        return Phrase()
    if math.isnan(low):
        return say("ratio only", value=Number(value, 2))
    return say("ratio", value=Number(value, 2), low=Number(low, 2), high=Number(high, 2))


def share(value: float, low: float, high: float) -> Phrase:
    """Return which part of a frame's hits is attributed."""
    ends = Phrase()
    if not math.isnan(low):
        ends = say("share interval", low=Number(100 * low, 0), high=Number(100 * high, 0))
    return say("share", share=Number(100 * value, 0), ends=ends)


def significant(p: float, q: float) -> Literal["yes", "lost", "no"]:
    """Return whether a test at 5 % rejects: also after correction, only before it, or not."""
    if not p <= ALPHA:
        return "no"
    return "yes" if q <= ALPHA else "lost"
