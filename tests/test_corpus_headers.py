"""Front matter and header lines become metadata; dates become ISO dates."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.corpus.assembling import guess_title
from framing.corpus.dates import iso_date
from framing.corpus.headers import dateline_date, find_header

BODY = "Selon la mairie, le pont rouvrira jeudi aux camions."


@pytest.mark.parametrize(
    ("text", "fields", "skipped"),
    [
        (f" date 2023-02 {BODY}", {"date": "2023-02"}, ["date 2023-02"]),
        (f"Date : 12 mars 2023\n{BODY}", {"date": "12 mars 2023"}, ["Date : 12 mars 2023"]),
        (f"DATE: 2023-03-12\r\n{BODY}", {"date": "2023-03-12"}, ["DATE: 2023-03-12"]),
        (f"Publié le 3 mars 2023 à 14h05\n{BODY}", {"date": "3 mars 2023"},
         ["Publié le 3 mars 2023 à 14h05"]),
        (f"Publié le : 07/02/2023 - 12:45 Modifié le : 08/02/2023 - 13:01\n\n{BODY}",
         {"date": "07/02/2023", "modified": "08/02/2023"},
         ["Publié le : 07/02/2023 - 12:45 Modifié le : 08/02/2023 - 13:01"]),
        (f"Titre : Le pont rouvre\nSource : Le Fleuve\nAuteur: Awa Diallo\n"
         f"URL : https://exemple.org/pont\n\n{BODY}",
         {"title": "Le pont rouvre", "outlet": "Le Fleuve", "author": "Awa Diallo",
          "url": "https://exemple.org/pont"},
         ["Titre : Le pont rouvre\nSource : Le Fleuve\nAuteur: Awa Diallo\n"
          "URL : https://exemple.org/pont"]),
        (f"Source: Le Fleuve Date: 2024-05-01\n{BODY}",
         {"outlet": "Le Fleuve", "date": "2024-05-01"}, ["Source: Le Fleuve Date: 2024-05-01"]),
        (f"3 mars 2023\n\n{BODY}", {"date": "3 mars 2023"}, ["3 mars 2023"]),
        (f"---\ntitle: Le pont rouvre\ndate: 2024-05-01\n---\n{BODY}",
         {"title": "Le pont rouvre", "date": "2024-05-01"},
         ["---\ntitle: Le pont rouvre\ndate: 2024-05-01\n---"]),
        (f"---\r\ntitle: Mali : le pont rouvre\r\noutlet: no\r\n---\r\n\r\n{BODY}",
         {"title": "Mali : le pont rouvre", "outlet": "no"},
         ["---\r\ntitle: Mali : le pont rouvre\r\noutlet: no\r\n---"]),
        (f"---\nid: a1\n---\nDate : mai 2020\n{BODY}", {"id": "a1", "date": "mai 2020"},
         ["---\nid: a1\n---", "Date : mai 2020"]),
    ],
)  # fmt: skip
def test_headers(text, fields, skipped):
    header = find_header(text)
    assert dict(header.fields) == fields
    assert [text[start:end] for start, end in header.skip] == skipped


@pytest.mark.parametrize(
    "text",
    [
        BODY,
        "",
        "---",
        "---\n\nUne ligne.\n\n---\nUne autre.",
        "Publié le 3 mars 2023, le rapport accuse deux officiers.",
        "Paru le 3 mars 2023 chez un petit éditeur, le livre dérange.",
        "Date butoir du 3 mars 2023 oblige, le conseil se réunit.",
        "Source : selon plusieurs habitants joints par téléphone, les tirs ont repris à l'aube.",
        "Titre : un mot sans fin de ligne",
        "Le 22 mai 2012, la fusée a décollé.",
    ],
)
def test_running_text_is_no_header(text):
    assert find_header(text).skip == ()


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2023", "2023"),
        ("2023-02", "2023-02"),
        ("2023-2-3", "2023-02-03"),
        ("2023-02-14T10:00:00+01:00", "2023-02-14"),
        ("14/02/2023", "2023-02-14"),
        ("14.02.2023 à 12h", "2023-02-14"),
        ("22 mai 2012", "2012-05-22"),
        ("mardi 1er août 2012", "2012-08-01"),
        ("Février 2023", "2023-02"),
        ("3 févr. 2021", "2021-02-03"),
        ("30 décembre 1999", "1999-12-30"),
        ("Tue, 14 Feb 2023 10:00:00 GMT", "2023-02-14"),
        (datetime.date(2020, 1, 2), "2020-01-02"),
        (datetime.datetime(2020, 1, 2, 3, 4), "2020-01-02"),
        ("31 février 2023", None),
        ("2023-13-01", None),
        ("hier", None),
        ("", None),
        ("20231", None),
    ],
)
def test_iso_dates(value, expected):
    assert iso_date(value) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"Un titre\n\n22 mai 2012. - {BODY}", "2012-05-22"),
        (f"4 juillet 2012 – {BODY}", "2012-07-04"),
        (f"Le 22 mai 2012 - dit-on - {BODY}", None),
        (BODY, None),
    ],
)
def test_dates_of_datelines(text, expected):
    assert dateline_date(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"Le pont rouvre\n\n{BODY}", "Le pont rouvre"),
        (f"Skip links\n\nLe pont rouvre.\n\n{BODY}", "Le pont rouvre."),
        (f"Accueil\nPartager sur Facebook\n# Le pont rouvre\n{BODY}", "Le pont rouvre"),
        (f"{BODY} Il a été fermé un an. Les riverains applaudissent.", None),
        ("Le pont rouvre", None),
        (f"Trois raisons d'y croire :\n{BODY}", None),
        ("", None),
    ],
)
def test_guessed_titles(text, expected):
    assert guess_title(text) == expected


@given(st.text(alphabet=st.sampled_from("date:Ti re\n-2013é|\r\ufeff"), max_size=80) | st.text())
def test_headers_never_raise_and_stay_inside(text):
    header = find_header(text)
    assert all(0 <= start < end <= len(text) for start, end in header.skip)
    iso_date(text)
    guess_title(text, header.end)
