"""Text lineage: copies and rewrites are found, quotations and page furniture are not copies."""

from __future__ import annotations

from matching.lineage import trace
from matching.types import Document, Merge
from tests.matching.making import document

WIRE = (
    "BRISK HOLLOW, May 6 (NRA) - A grain silo collapsed at the river port of Brisk Hollow early on "
    "Tuesday, burying two delivery lorries and cutting power to the lower town, the harbour "
    "master said.\n\n"
    "Dispatchers had noticed a crack along the northern wall on Saturday and ordered the "
    "conveyor belts to be stopped. Nobody was working inside when the steel gave way shortly "
    "before dawn.\n\n"
    "About four thousand tonnes of barley spilled across the quay and into the water. Tugs were "
    "keeping barges clear of the berth while divers inspected the piles beneath it.\n\n"
    "The owner, Tarn Milling, bought the silo from the port in 2011 and had promised to replace "
    "it by the end of the decade."
)
REWRITE = (
    "A silo full of grain has given way at Brisk Hollow's river port, burying a pair of delivery "
    "lorries and cutting power to the lower town. It collapsed early on Tuesday, according to the "
    "harbour master.\n\n"
    "A crack along the northern wall had been noticed by dispatchers on Saturday, and they "
    "ordered conveyor belts to be stopped. No one was working inside shortly before dawn, when the "
    "steel gave way.\n\n"
    "Roughly four thousand tonnes of barley spilled into the water and across the quay. Divers "
    "were "
    "inspecting the piles beneath the berth, with tugs keeping barges clear of it.\n\n"
    "Readers who need drinking water can call at the fire station in Mill Lane until nine."
)
OWN_REPORT = (
    "I was buying bread in Ferry Street when the windows shook. By the time I reached the quay "
    "the old Tarn silo lay on its side like a dropped bottle, with barley ankle-deep on the "
    "road.\n\n"
    "Two lorry drivers had gone for coffee and were staring at what remained of their cabs. "
    "“We are alive because the kiosk opens at five,” one of them told me.\n\n"
    "The lights went out below the church a minute later. Electricians from the county say the "
    "repair will take two days."
)


def ids(*documents: Document) -> list[str]:
    return [d.id for d in documents]


def test_a_reprint_under_another_headline_is_one_text() -> None:
    wire = document("nra.example", WIRE, kind="wire", title="Silo collapses")
    reprint = document("morning.example", WIRE.split(") - ")[1], title="Barley everywhere", hours=2)
    lineage = trace([wire, reprint])
    (group,) = lineage.text_groups()
    assert set(group) == {wire.id, reprint.id}
    reuse = lineage.reuse_of(wire.id, reprint.id)
    assert reuse is not None
    assert reuse.share > 0.9
    assert "morning.example repeats" in reuse.detail


def test_a_light_rewrite_is_one_text_and_an_own_report_is_not() -> None:
    wire = document("nra.example", WIRE, kind="wire")
    rewrite = document("valley.example", REWRITE, hours=3)
    own = document("bridge.example", OWN_REPORT, hours=3)
    assert trace([own, wire, rewrite]).text_groups() == ((wire.id, rewrite.id),)


def test_reordered_cut_and_extended_copies_are_one_text() -> None:
    wire = document("nra.example", WIRE, kind="wire")
    paragraphs = WIRE.split("\n\n")
    local = "The parish choir has moved its rehearsal to the school hall for the rest of the month."
    turned = document(
        "evening.example", "\n\n".join([paragraphs[2], local, paragraphs[1], paragraphs[0]])
    )
    assert trace([turned, wire]).text_groups() == (tuple(sorted(ids(turned, wire))),)


def test_reuse_is_judged_on_the_passage() -> None:
    wire = document("nra.example", WIRE, kind="wire")
    local = "The parish choir has moved its rehearsal to the school hall for the rest of the month."
    copy = document("evening.example", WIRE + "\n\n" + local)
    lineage = trace([copy, wire])
    barley = "About four thousand tonnes of barley"

    def at(of: Document, words: str) -> tuple[int, int]:
        start = of.text.index(words)
        return (start, start + len(words))

    assert lineage.reuse_between(copy.id, at(copy, barley), wire.id, at(wire, barley)) is not None
    assert lineage.reuse_between(copy.id, at(copy, local), wire.id, at(wire, barley)) is None
    assert lineage.passages(copy.id, at(copy, local)) == frozenset()


def test_a_shared_quotation_makes_no_lineage() -> None:
    quote = (
        "“We warned the owner in March and again in April that the northern wall was moving, and "
        "nobody came to look at it until the barley was in the river and the lamps were out”"
    )
    one = document("a.example", f"{quote}, harbour master Edda Lorne told reporters. It rained.")
    two = document("b.example", f"Ms Lorne did not hide her anger. {quote}, she said at the gate.")
    assert trace([one, two]).reuses == ()


def test_page_furniture_makes_no_lineage() -> None:
    furniture = (
        "Subscribe to our weekly newsletter for the best stories from the river towns and "
        "beyond.\n\n"
        "Copyright 2025 Lowland Media. All rights reserved. This material may not be published, "
        "broadcast, rewritten or redistributed without permission."
    )
    one = document("a.example", "The bakery in Mill Lane won a prize on Monday.\n\n" + furniture)
    two = document("b.example", "Trains to Orsk will run late all week.\n\n" + furniture)
    assert trace([one, two]).reuses == ()


def test_reports_from_one_mould_about_two_events_are_two_texts() -> None:
    one = document(
        "a.example",
        "A fire broke out in a warehouse in Morven Road on Friday night. Firefighters from "
        "Eastgate "
        "needed three hours to bring it under control. Nobody was hurt, a spokesman for Morven "
        "said.",
    )
    two = document(
        "b.example",
        "A fire broke out in a warehouse in Ansel Street on Monday night. Firefighters from "
        "Westhill "
        "needed two hours to bring it under control. Nobody was hurt, a spokesman for Ansel said.",
    )
    assert trace([one, two]).text_groups() == ()


def test_forty_copies_do_not_hide_each_other() -> None:
    copies = [document(f"paper{n}.example", WIRE, hours=n) for n in range(40)]
    own = document("bridge.example", OWN_REPORT)
    (group,) = trace([own, *copies]).text_groups()
    assert len(group) == 40
    assert own.id not in group


def test_an_unmatched_document_bridges_two_that_share_nothing() -> None:
    first, second, third, fourth = WIRE.split("\n\n")
    whole = document("nra.example", WIRE, kind="wire")
    left = document("a.example", f"{first}\n\n{second}")
    right = document("b.example", f"{third}\n\n{fourth}")
    lineage = trace([left, right, whole])
    assert len(lineage.text_groups()) == 1
    assert lineage.reuse_of(left.id, right.id) is None


def test_ties_once_seen_stay_when_their_document_is_gone() -> None:
    gone = Merge("reuse", "https://a.example/story", "https://gone.example/x", "seen in May")
    a = document("a.example", OWN_REPORT)
    lineage = trace([a], known=[gone])
    assert lineage.known == (gone,)
    assert gone in lineage.merges()


def test_the_order_of_documents_does_not_matter() -> None:
    documents = [
        document("nra.example", WIRE, kind="wire"),
        document("valley.example", REWRITE, hours=3),
        document("bridge.example", OWN_REPORT, hours=3),
    ]
    forward, backward = trace(documents), trace(documents[::-1])
    assert forward.merges() == backward.merges()
    for one in documents:
        span = (0, len(one.text))
        assert forward.passages(one.id, span) == backward.passages(one.id, span)
