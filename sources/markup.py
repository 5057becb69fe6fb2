"""From bytes to a tree: the declared charset first, then a count of elements as a cheap limit."""

from __future__ import annotations

import codecs
import re

from lxml import html
from lxml.etree import ElementDefaultClassLookup, LxmlError, XPath, strip_elements
from lxml.html import HtmlElement
from trafilatura.utils import detect_encoding, is_dubious_html, repair_faulty_html

MAX_ELEMENTS = 20_000
"""Real news pages stay under 3,000; some pages above this take the extractor minutes."""

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_META_CHARSET = re.compile(
    rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE
)
_XML_CHARSET = re.compile(
    rb"^\s*<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([\w.:-]{2,40})", re.IGNORECASE
)
_HEADER_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]{2,40})", re.IGNORECASE)
# As browsers do: pages that say Latin-1 or ASCII mean windows-1252.
_MEANT = {
    codecs.lookup(said).name: meant
    for said, meant in {
        "iso-8859-1": "cp1252",
        "ascii": "cp1252",
        "iso-8859-9": "cp1254",
        "gb2312": "gb18030",
        "gbk": "gb18030",
        "shift_jis": "cp932",
        "euc_kr": "cp949",
    }.items()
}

# Codecs of Python that no page is written in; some break on most bytes, some take hours.
_NO_CHARSETS = frozenset(
    "idna punycode undefined unicodeescape rawunicodeescape utf7 mbcs oem".split()  # noqa: SIM905
)


def declared_charsets(body: bytes, content_type: str) -> list[str]:
    """Charsets the answer and the page name, in order of authority, as codec names."""
    found: list[str] = [name for mark, name in _BOMS if body.startswith(mark)]
    head = body[:8192]
    for match in (_HEADER_CHARSET.search(content_type),):
        if match:
            found.append(match[1])
    for pattern in (_XML_CHARSET, _META_CHARSET):
        hit = pattern.search(head)
        if hit:
            found.append(hit[1].decode("ascii", "replace"))
    names: list[str] = []
    for label in found:
        try:
            name = codecs.lookup(label).name
            b"<".decode(name, "replace")  # Python also knows codecs that give no text
        except (LookupError, UnicodeError):
            continue
        name = _MEANT.get(name, name)
        if re.sub(r"[-_]", "", name) not in _NO_CHARSETS and name not in names:
            names.append(name)
    return names


def decode(body: bytes, content_type: str = "") -> str:
    """Text of a page. Tries the declared charsets, then UTF-8, then what the bytes look like.

    A charset that fits but for a few bytes (one damaged character, a page cut in the middle of
    one) is believed; the damage becomes U+FFFD.
    """
    declared = declared_charsets(body, content_type)
    tries = [*declared, *(["utf-8"] if "utf-8" not in declared else [])]
    if declared and declared[0] in ("cp1252", "cp1254") and "utf-8" in tries:
        # Multi-byte UTF-8 never fits by accident; Latin-1 fits everything.
        tries.remove("utf-8")
        tries.insert(0, "utf-8")
    for name in tries:
        try:
            return _clean(body.decode(name))
        except (UnicodeDecodeError, LookupError):
            continue
    for name in tries:
        try:
            text = body.decode(name, errors="replace")
        except LookupError:
            continue
        if text.count("\ufffd") <= 5 + len(body) // 2000:
            return _clean(text)
    for name in detect_encoding(body):
        try:
            return _clean(body.decode(name))
        except (UnicodeDecodeError, LookupError):
            continue
    return _clean(body.decode(tries[0], errors="replace"))


def _clean(text: str) -> str:
    return (text.replace("\0", "") if "\0" in text else text).removeprefix("\ufeff")


def _parser() -> html.HTMLParser:
    """The extractor's own parser, but for one thing: elements of a single class. lxml.html asks a
    Python function for the class of every element each time it is touched, which is a tenth of
    all reading, and nothing here needs the classes of forms."""
    parser = html.HTMLParser(
        collect_ids=False,
        default_doctype=False,
        encoding="utf-8",
        remove_comments=True,
        remove_pis=True,
    )
    parser.set_element_class_lookup(
        ElementDefaultClassLookup(
            element=HtmlElement,
            comment=html.HtmlComment,
            pi=html.HtmlProcessingInstruction,
            entity=html.HtmlEntity,
        )
    )
    return parser


_PARSER = _parser()


def parse(text: str) -> HtmlElement | None:
    """The page's tree, or None where there is no page in it. As ``trafilatura.load_html`` does
    it, with another parser."""
    if "<" not in text:
        return None
    beginning = text[:50].lower()
    text = repair_faulty_html(text, beginning)
    tree = _tree(text)
    if tree is None or len(tree) < 1:
        tree = _tree(text.encode("utf-8", "surrogatepass"))
    if tree is not None and is_dubious_html(beginning) and len(tree) < 2:
        return None
    return tree


def _tree(page: str | bytes) -> HtmlElement | None:
    try:
        return html.fromstring(page, parser=_PARSER)
    except (ValueError, AssertionError, LxmlError):
        # A text that names an encoding of its own, for one, is only read as bytes.
        return None


_COUNT = XPath("count(descendant-or-self::*)")


def element_count(tree: HtmlElement) -> int:
    """Number of elements, counted by the parser's own library: a loop here costs as much as all
    metadata."""
    return int(_COUNT(tree))


def take_scripts(tree: HtmlElement) -> list[str]:
    """Takes scripts and styles out of the tree, JSON-LD excepted, and gives the scripts' texts.

    They are most of a page; what comes after would copy and search them again and again.
    """
    texts: list[str] = []
    for script in list(tree.iter("script")):
        if "ld+json" not in (script.get("type") or "").lower():
            texts.append(script.text or "")
            # The parser's library removes by name only.
            script.tag = "style"
    strip_elements(tree, "style", with_tail=False)
    return texts
