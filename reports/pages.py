"""The jinja environment that every page is made with: escaping always on, no undefined names."""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape
from markupsafe import Markup

from reports import words

TEMPLATES = Path(__file__).parent / "templates"


def web(url: str) -> str | None:
    """The address if a browser may follow it: http or https with a host, nothing else."""
    if words.visible(url) != url or any(c.isspace() for c in url):
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return url if parts.scheme in ("http", "https") and parts.netloc else None


@cache
def css() -> str:
    return TEMPLATES.joinpath("style.css").read_text(encoding="utf-8")


@cache
def content_policy() -> str:
    """A content security policy that allows our own style sheet, by its hash, and nothing else."""
    digest = base64.b64encode(hashlib.sha256(css().encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'self'"


@cache
def environment() -> Environment:
    """The templates with the report's own filters and words."""
    made = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=select_autoescape(default=True, default_for_string=True),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    vocabularies = {"grades": words.GRADES, "outcomes": words.OUTCOMES, "merges": words.MERGES}
    made.filters |= {
        "visible": lambda value: words.visible(str(value)),
        "web": web,
        "when": words.when,
        "between": words.between,
        "named": lambda key, which: words.named(vocabularies[which], key),
        "origins": words.origins,
        "plural": words.plural,
        "quoted": words.quoted,
        "sentence": words.sentence,
        "compared": words.compared,
        "unsaid": words.unsaid,
        "restated": words.restated,
        "flag": words.flag,
        "by_origin": words.by_origin,
        "joins": words.joins,
    }
    made.globals |= {
        "symbols": words.SYMBOLS,
        "stances": words.STANCES,
        "stance_symbols": words.STANCE_SYMBOLS,
        "bases": words.BASES,
        "receipts": words.COVERAGE,
        # Not escaped: our own file, and an escaped quote would change its hash.
        "css": Markup(css()),
        "policy_header": content_policy(),
    }
    return made


def page(name: str, **values: Any) -> str:
    """A template filled in; with ``site`` true it links to the other pages."""
    return environment().get_template(name).render({"site": False, **values})
