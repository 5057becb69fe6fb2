"""The report as Markdown, for tickets, chats and the orchestrator's artifacts."""

from __future__ import annotations

import re
from typing import Any

from reports import words
from reports.words import one_line, plural

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~!])")
_SCHEME = re.compile(r"(?i)(https?)(:)")
_LIST = re.compile(r"^(\d+)([.)])|^([-+=])")


def escape(text: str) -> str:
    """Visible text on one line that Markdown shows as it is, never as a link or markup."""
    plain = _SPECIAL.sub(r"\\\1", one_line(text)).replace("&", "&amp;")
    return _LIST.sub(lambda m: f"{m[1]}\\{m[2]}" if m[1] else f"\\{m[3]}", plain)


def link(label: str, url: str) -> str:
    """A link for http and https, the escaped address for anything else."""
    shown = escape(label) or escape(url)
    if not re.match(r"https?://", url) or words.visible(url) != url:
        return f"{shown} ({escape(url)})" if label != url else shown
    safe = re.sub(r"[\s<>()\\|`]", lambda m: f"%{ord(m.group()):02X}", url)
    return f"[{shown}](<{safe}>)"


def render(report: dict[str, Any]) -> str:
    """The whole report; claims as sections, comparisons as tables."""
    report = words.cleaned(report)
    article, check = report["article"], report["check"]
    tally = ", ".join(
        f"{words.SYMBOLS[status]} {number} {status}"
        for status, number in report["counts"].items()
        if number
    )
    out = [
        f"# {escape(article['title']) or 'Untitled article'}",
        "",
        f"{escape(article['outlet'])}, {words.when(article['published'])}."
        f" {link(article['url'], article['url'])}",
        "",
        f"**{plural(len(report['claims']), 'claim')}**{': ' + tally if tally else ''}",
        "",
        "| | Status | Claim | Origins |",
        "|---|---|---|---|",
    ]
    for number, claim in words.numbered(report["claims"]):
        out.append(
            f"| {number} | {words.SYMBOLS[claim['status']]} {claim['status']} |"
            f" {escape(claim['text'])} | {words.origins(claim)} |"
        )
    for number, claim in words.numbered(report["claims"]):
        out.extend(_claim(number, claim))
    out.extend(_receipt(report["coverage"]))
    out.extend(
        [
            "",
            f"Check `{check['id']}`, finished {words.when(check['finished_at'])}, engine"
            f" {escape(check['engine_version'])}, policy {escape(check['policy']['name'])}"
            f" (k = {check['policy']['k']}).",
        ]
    )
    return "\n".join(out) + "\n"


def _claim(number: int, claim: dict[str, Any]) -> list[str]:
    basis = words.BASES.get(claim["basis"])
    out = [
        "",
        f"## {number}. {words.SYMBOLS[claim['status']]} {claim['status']}"
        f"{': ' + basis if basis else ''}",
        "",
        f"> {escape(claim['text'])}",
    ]
    if words.restated(claim):
        out += ["", f"Read as: {escape(claim['restatement'])}"]
    out += ["", f"{escape(words.sentence(claim['reason']))} ({words.origins(claim)})"]
    if said := claim["utterance"]:
        out += ["", f"That {escape(said['speaker'])} said so: **{said['status']}**."]
        out[-1] += f" {escape(said['reason'])}"
    if core := claim["core"]:
        out += ["", f"Weaker form, **{core['status']}**: {escape(core['text'])}"]
    for row in claim["evidence"]:
        out += [
            "",
            f"**{words.STANCE_SYMBOLS[row['stance']]} {words.STANCES[row['stance']]}**"
            f" ({words.named(words.GRADES, row['grade'])}), {escape(row['outlet'])}"
            + (f", origin {escape(row['origin'])}" if row["origin"] else "")
            + f": {link(row['title'] or row['url'], row['url'])}, {words.when(row['published'])}",
            "",
            f"> {escape(row['statement'])}",
        ]
        told = words.compared(row)
        if told:
            out += ["", "| Compared | The article | Evidence | Outcome | Why |"]
            out.append("|---|---|---|---|---|")
            out += [
                f"| {c['kind']} | {escape(c['claim_value'])} | {escape(c['evidence_value'])} |"
                f" {words.named(words.OUTCOMES, c['outcome'])} |"
                f" {escape(words.sentence(c['detail']))} |"
                for c in told
            ]
        elif row["reason"]:
            out += ["", escape(words.sentence(row["reason"]))]
        if missing := words.unsaid(row):
            out += ["", f"Not said there: {'; '.join(map(escape, missing))}."]
    if claim.get("fact_checks"):
        out += ["", "Related fact checks (no part in the status):", ""]
    for check in claim.get("fact_checks", ()):
        rated = f", rated {escape(words.quoted(check['rating']))}" if check["rating"] else ""
        out.append(
            f"- {link(check['publisher'], check['url'])}, {words.when(check['reviewed'])}:"
            f" {escape(words.quoted(check['claim']))}{rated}"
        )
    merged = [g for g in claim["origin_groups"] if g["joined_by"]]
    if merged:
        out.append("")
    for group in merged:
        outlets = ", ".join(escape(o) for o in group["outlets"])
        out.append(f"- One origin ({escape(group['kind'])}) {escape(group['id'])}: {outlets}")
        out += [
            f"  - {words.named(words.MERGES, j['kind'])}: {escape(j['detail'])}"
            + ("" if j["certain"] else " (not certain)")
            for j in words.joins(group)
        ]
    return out


def _receipt(coverage: dict[str, Any]) -> list[str]:
    window = coverage["window"]
    out = [
        "",
        f"## Coverage receipt: {coverage['state']}",
        "",
        f"{words.COVERAGE[coverage['state']].capitalize()}."
        f" {plural(coverage['documents'], 'document')} read, published {words.between(window)}.",
    ]
    if coverage["providers"]:
        out += ["", "| Provider | Queries | Found | Failure |", "|---|---|---|---|"]
        out += [
            f"| {escape(p['name'])} | {len(p['queries'])} | {p['found']} |"
            f" {escape(p['error'] or 'none')} |"
            for p in coverage["providers"]
        ]
    lines = [f"- Not read: {escape(u['url'])}: {escape(u['why'])}" for u in coverage["unreachable"]]
    lines += [f"- {escape(problem)}" for problem in coverage["problems"]]
    return out + (["", *lines] if lines else [])
