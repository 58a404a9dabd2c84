"""Files, folders, tables and standard input become articles; what fails is set aside."""

import gzip
import io
import json
import sys

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from framing.corpus import SetAside, load
from framing.corpus.files import KINDS
from framing.errors import CorpusError
from framing.records import Article

TEXT = "Le pont rouvre\n\nLes riverains attendaient la réouverture depuis un an, selon la mairie."


@pytest.fixture
def folder(tmp_path):
    """A folder named as an outlet would be."""
    path = tmp_path / "le-fleuve"
    path.mkdir()
    return path


def write(path, content=TEXT):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def one(path, **options):
    (found,) = load([path], **options)
    return found


def ids(*paths, **options):
    return [article.doc_id for article in load(paths, **options)]


@pytest.mark.parametrize("name", ["a.txt", "a.md", "A.TXT", "a.txt.gz"])
def test_plain_files(folder, name):
    data = TEXT.replace("\n", "\r\n").encode()
    write(folder / name, gzip.compress(data) if name.endswith("gz") else data)
    article = one(folder / name)
    assert article == Article(
        doc_id=name[0], text=data.decode(), outlet="le-fleuve", title="Le pont rouvre"
    )


@pytest.mark.parametrize("name", ["t.csv", "t.tsv", "t.jsonl", "t.ndjson", "t.parquet"])
@pytest.mark.parametrize("packed", [False, True])
def test_tables(folder, name, packed):
    rows = [
        {"id": "x1", "text": TEXT, "outlet": "Le Fleuve", "date": "3 mai 2020", "page": "2"},
        {"id": "", "text": "La crue recule.\nEnfin.", "outlet": "", "date": "", "page": ""},
    ]
    path = folder / (f"{name}.gz" if packed else name)
    write_table(path, rows, name, packed)
    first, second = load([path])
    assert (first.doc_id, first.text, first.outlet) == ("x1", TEXT, "Le Fleuve")
    assert (first.date, first.metadata) == ("2020-05-03", {"page": "2"})
    assert (second.doc_id, second.text) == ("t:2", "La crue recule.\nEnfin.")
    assert (second.outlet, second.date, second.metadata) == ("le-fleuve", None, {})


def write_table(path, rows, name, packed):
    if name.endswith("parquet"):
        sink = io.BytesIO()
        pq.write_table(pa.Table.from_pylist(rows), sink)
        data = sink.getvalue()
    elif name.endswith("json") or name.endswith("jsonl"):
        data = "\n".join(json.dumps(row) for row in rows).encode()
    else:
        mark = "\t" if name.endswith("tsv") else ","
        lines = [mark.join(rows[0])]
        lines += [mark.join(f'"{value}"' for value in row.values()) for row in rows]
        data = "\r\n".join(lines).encode()
    write(path, gzip.compress(data) if packed else data)


@pytest.mark.parametrize(
    "data",
    [
        "\ufefftitre;texte\nLe pont;Les riverains, enfin, traversent à pied.\n".encode(),
        "titre;texte\nLe pont;Les riverains, enfin, traversent à pied.\n".encode("cp1252"),
        "titre\ttexte\nLe pont\tLes riverains, enfin, traversent à pied.\n".encode("utf-16"),
        "titre;Texte \rLe pont;Les riverains, enfin, traversent à pied.\r".encode(),
    ],
)
def test_tables_as_spreadsheets_write_them(folder, data):
    article = one(write(folder / "t.csv", data), text_column="texte")
    assert article.text == "Les riverains, enfin, traversent à pied."
    assert article.title == "Le pont"


def test_html_without_its_menus(folder):
    page = (
        "<html><head><title>Le pont rouvre - Le Fleuve</title>"
        '<meta property="og:site_name" content="Le Fleuve">'
        '<meta property="article:published_time" content="2024-05-01T08:00:00Z"></head><body>'
        "<nav><ul><li>Accueil</li><li>Sport</li></ul></nav><article><h1>Le pont rouvre</h1>"
        + "<p>Les riverains attendaient la réouverture depuis un an, selon la mairie.</p>"
        * 1
        + "<p>Les camions devront encore patienter, faute de bascule à l'entrée du bac.</p>"
        "</article><footer>Mentions légales</footer></body></html>"
    )
    article = one(write(folder / "a.html", page))
    assert article.text == (
        "Le pont rouvre\n\n"
        "Les riverains attendaient la réouverture depuis un an, selon la mairie.\n\n"
        "Les camions devront encore patienter, faute de bascule à l'entrée du bac."
    )
    assert (article.outlet, article.date) == ("Le Fleuve", "2024-05-01")
    assert article.title == "Le pont rouvre"


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("a.txt", "", "empty file"),
        ("a.txt", " \n\t\ufeff\n", "holds only white space"),
        ("a.txt", b"\x00\x01\x02" * 99, "looks binary"),
        ("a.txt.gz", b"no gzip at all", "cannot be read"),
        ("a.txt.gz", gzip.compress(TEXT.encode() * 99)[:-20], "cannot be read"),
        ("a.html", "<html><body><img src='x'></body></html>", "HTML without text"),
        ("a.html", "", "empty file"),
        ("a.jsonl", "", "empty file"),
        ("a.csv", "", "empty file"),
        ("a.csv", "text,outlet\n", "empty file"),
        ("a.parquet", b"PAR1", "cannot be read"),
    ],
)
def test_a_bad_file_is_set_aside_and_the_rest_read(folder, name, content, reason):
    bad = write(folder / name, content)
    write(folder / "z.txt")
    aside, article = load([folder])
    assert isinstance(aside, SetAside) and isinstance(article, Article)
    assert (aside.doc_id, aside.path) == ("a", str(bad))
    assert reason in aside.reason and "\n" not in str(aside)


def test_a_broken_link_is_set_aside(folder):
    (folder / "a.txt").symlink_to(folder / "gone.txt")
    aside = one(folder)
    assert "cannot be read" in aside.reason and str(folder / "a.txt") in str(aside)


def test_bad_json_lines_name_their_line(folder):
    lines = [
        '{"text": "La crue recule."}', '{"text": "La crue', "", "[1, 2]", '{"texte": "Enfin."}',
        '{"text": 12}', '{"text": " "}', "[" * 100_000, '{"text": "Un m\\ud83dot."}',
    ]  # fmt: skip
    path = write(folder / "t.jsonl", "\n".join(lines))
    first, *bad, last = load([path])
    assert (first.doc_id, first.text) == ("t:1", "La crue recule.")
    assert [aside.path.rsplit(":", 1)[1] for aside in bad] == ["2", "4", "5", "6", "7", "8"]
    assert "broken JSON" in bad[0].reason and "list" in bad[1].reason
    assert "texte" in bad[2].reason and "--text-column" in bad[2].reason
    assert last.text == "Un m\ufffdot." and "surrogate" in last.notes[0]


def test_one_damaged_line_spoils_no_other(folder):
    data = '{"text": "Déjà vu."}\n'.encode() + '{"text": "Déjà lu."}'.encode("cp1252")
    first, second = load([write(folder / "t.jsonl", data)])
    assert (first.text, first.notes) == ("Déjà vu.", ())
    assert second.text == "Déjà lu." and "cp1252" in second.notes[0]


@pytest.mark.parametrize("name", ["t.csv", "t.parquet"])
def test_a_table_without_text_column_names_its_columns(folder, name):
    write_table(folder / name, [{"titre": "Le pont", "corps": TEXT}], name, packed=False)
    with pytest.raises(CorpusError, match=r"titre, corps.*--text-column"):
        load([folder / name])
    assert one(folder / name, text_column="corps").text == TEXT
    assert "--text-column" in one(folder).reason


@pytest.mark.filterwarnings("ignore:.*passed over 1 .pdf")
@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("gone.txt", "no such file"),
        ("*.txt", "matches no article"),
        ("a.docx", r"'.docx' is not supported; allowed are .txt"),
        ("empty", "no article in this folder"),
    ],
)
def test_paths_that_cannot_be_used(folder, name, message):
    write(folder / "a.docx")
    write(folder / "empty" / "note.pdf")
    with pytest.raises(CorpusError, match=message):
        load([folder / name])


@pytest.mark.filterwarnings("ignore:.*passed over 1 .pdf")
def test_folders_are_read_whole_and_in_order(folder):
    for name in ["b/2.txt", "a/1.txt", "0.txt", "README.md", ".hidden.txt", "x.pdf", "x.json"]:
        write(folder / name)
    assert ids(folder) == ["0", "1", "2"]
    assert ids(folder / "*.txt", folder, folder / "0.txt") == ["0", "1", "2"]
    assert ids(str(folder / "**" / "*.txt")) == ["0", "1", "2"]


def test_ids_never_collide(folder):
    for name in ["rfi/1.txt", "tass/1.txt", "rfi/2.txt", "rfi/2.md", "3.txt"]:
        write(folder / name)
    write(folder / "4.txt", f"---\nid: 3\n---\n{TEXT}")
    write(folder / "5.jsonl", "\n".join(['{"id": "3", "text": "Enfin."}'] * 3))
    found = ids(folder)
    assert len(set(found)) == len(found) == 9
    assert found[0] == "3" and {"rfi/1", "tass/1", "2.txt", "2.md"} < set(found)


def test_outlet_comes_from_the_nearest_that_says_it(folder, tmp_path):
    write(folder / "1.txt")
    write(folder / "2.txt", f"---\noutlet: En-tête\n---\n{TEXT}")
    write(folder / "3.txt", f"Source : En-tête\n{TEXT}")
    write(folder / "2023-05" / "4.txt")
    write(folder / "5.jsonl", '{"text": "Enfin.", "outlet": "Colonne", "id": "5"}')
    table = write(tmp_path / "table.csv", "file,outlet\n2.txt,Table\n5,Table\n")
    assert [a.outlet for a in load([folder])] == [
        "le-fleuve", "En-tête", "En-tête", "Colonne", "le-fleuve",
    ]  # fmt: skip
    assert [a.outlet for a in load([folder], outlet="Option", metadata=table)] == [
        "Option", "Table", "En-tête", "Colonne", "Option",
    ]  # fmt: skip


@pytest.mark.parametrize("name", ["manifest.csv", "meta.tsv", "meta.jsonl"])
def test_a_table_of_file_names_is_metadata_of_its_folder(folder, name):
    write(folder / "a.txt")
    write(folder / "sub" / "b.txt.gz", gzip.compress(TEXT.encode()))
    rows = [
        {"file": "a.txt", "outlet": "Le Fleuve", "date": "2024-05", "title": "Un pont"},
        {"file": "sub/b.txt.gz", "outlet": "La Berge", "date": "", "title": ""},
    ]
    write_table(folder / name, rows, name, packed=False)
    first, second = load([folder])
    assert (first.outlet, first.date, first.title) == ("Le Fleuve", "2024-05", "Un pont")
    assert (second.outlet, second.date, second.title) == ("La Berge", None, "Le pont rouvre")
    assert ids(folder / "*") == ["a", "b"]


def test_a_metadata_table_is_keyed_by_name_or_id(folder, tmp_path):
    write(folder / "a.txt")
    write(folder / "b.txt")
    by_id = write(tmp_path / "m.jsonl", '{"doc_id": "b", "author": "Awa Diallo", "note": 3}')
    first, second = load([folder], metadata=by_id)
    assert first.metadata == {} and second.metadata == {"author": "Awa Diallo", "note": 3}
    renamed = write(folder / "m.csv", "fichier;identifiant\na.txt;x7\n")
    assert ids(folder, metadata=renamed) == ["x7", "b"]


@pytest.mark.parametrize(
    ("content", "message"),
    [("nom,outlet\na.txt,Le Fleuve\n", "add a column `file`"), (None, "no such metadata table")],
)
def test_metadata_that_cannot_be_used(folder, content, message):
    write(folder / "a.txt")
    table = folder.parent / "m.csv"
    if content is not None:
        write(table, content)
    with pytest.raises(CorpusError, match=message):
        load([folder], metadata=table)


def test_headers_are_skipped_and_the_text_is_whole(folder):
    text = f" date 2023-02 {TEXT}"
    article = one(write(folder / "a.txt", text))
    assert (article.text, article.date, article.skip) == (text, "2023-02", ((1, 13),))


def test_a_date_that_is_none_is_noted(folder):
    article = one(write(folder / "a.txt", f"---\ndate: avant-hier\nlangue: fr-FR\n---\n{TEXT}"))
    assert article.date is None and article.language == "fr"
    assert article.metadata == {"date": "avant-hier"} and "avant-hier" in article.notes[0]


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (TEXT.encode(), [("stdin", TEXT)]),
        (TEXT.encode("cp1252"), [("stdin", TEXT)]),
        (b' \n{"text": "Un."}\n{"text": "Deux.", "id": "b"}', [("stdin:1", "Un."), ("b", "Deux.")]),
    ],
)
def test_standard_input(monkeypatch, data, expected):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
    found = list(load(["-"], outlet="Le Fleuve"))
    assert [(article.doc_id, article.text) for article in found] == expected
    assert {article.outlet for article in found} == {"Le Fleuve"}


@pytest.mark.parametrize(("data", "reason"), [(b"", "empty"), (b"\0\1\2" * 50, "binary")])
def test_standard_input_without_text(monkeypatch, data, reason):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
    assert reason in one("-").reason


def test_files_are_read_one_by_one(folder):
    write(folder / "a.txt")
    later = write(folder / "b.txt")
    articles = load([folder])
    assert next(articles).doc_id == "a"
    later.unlink()
    assert isinstance(next(articles), SetAside)


def test_a_long_single_line(folder):
    article = one(write(folder / "a.txt", "Le pont rouvre demain. " * 100_000))
    assert len(article.text) == 2_300_000


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(
    st.sampled_from(sorted(KINDS)),
    st.booleans(),
    st.binary(max_size=200)
    | st.text(max_size=80).map(lambda text: f"text;id\n{text}".encode("utf-8", "replace"))
    | st.text(max_size=80).map(lambda text: json.dumps({"text": text}).encode()),
)
def test_any_bytes_in_any_file(tmp_path, ending, packed, data):
    path = tmp_path / f"a{ending}{'.gz' if packed else ''}"
    write(path, gzip.compress(data) if packed else data)
    try:
        found = list(load([path]))
    except CorpusError as error:
        assert str(path) in str(error)
    else:
        assert all(isinstance(item, Article | SetAside) for item in found)
        assert len({item.doc_id for item in found}) == len(found)
        assert all(item.text.encode() for item in found if isinstance(item, Article))
