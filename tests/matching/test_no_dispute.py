"""What real coverage was wrongly said to dispute, told again of people and places that are not.

Each of the first pairs was called a dispute before; each of the last is one.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from matching.attribution import read_attributions
from matching.attribution.people import Who
from matching.claims import extract_claims
from matching.compare.scope import negated_spans
from matching.engine import match_all, read_all
from matching.reader import Answer
from matching.statements import read_statements
from matching.text.sentences import split
from matching.types import Policy
from tests.eval.pairs_figures import make_claim, make_document
from tests.matching.making import document
from tests.matching.pairs import match

FRIDAY = datetime(2023, 4, 28, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("claim", "statement"),
    [
        (  # people are held to account
            "President Brandt will hold a summit Monday Orlanian President Karel Holt in Velmar.",
            "Arizona Sen. Ida Lang on Friday praised the indictment and called on President Brandt "
            "to cancel his upcoming summit with Orlanian President Karel Holt if he is “not "
            "prepared to hold Holt accountable.”",
        ),
        (  # a place that only qualifies a noun
            "Foreign Secretary Ana Tarn and Minister Karel Holt are holding talks in Helsinki.",
            "Foreign Secretary Ana Tarn said before the talks that any thaw between the two "
            "countries is in Russia's hands.",
        ),
        (  # a place of another deed
            "President Brandt will hold talks with Karel Holt in Helsinki.",
            "Election officials are gathering in Philadelphia just before President Brandt holds "
            "talks with Karel Holt.",
        ),
        (  # one of two places
            "Brandt and Holt have met twice before, at summits in Germany and Vietnam.",
            "Brandt and Holt also met last autumn during a separate summit in Vietnam.",
        ),
        (  # the opposite of words about something else
            "The Palace approved the sale of 400 rifles to the Velmar army in May.",
            "The Palace in May rejected calls to stop the sale of 400 rifles to the Velmar army.",
        ),
        (  # a time that began with as much as another ended with
            "In all, the Brandt campaign ended last month with nearly $53.6 million in the bank.",
            "Brandt started the summer with nearly $53.6 million in the bank accounts of his "
            "campaign.",
        ),
        (  # closed doors
            "Brandt and Holt both opened their summit on Monday with a wink.",
            "Brandt and Holt opened their summit on Monday, then talked behind closed doors.",
        ),
        (  # what is false is said, not done
            "Brandt leaned forward in his chair, frequently glancing at Holt.",
            "What Brandt says is so frequently false that his words have lost their meaning.",
        ),
        (  # an age
            "The strike on the camp had killed Karel Holt, 37.",
            "Karel Holt was among 11 fighters killed by the strike on the camp.",
        ),
        (  # each may accuse the other
            "In May, Gawker accused Vice of low wages.",
            "Vice hit back, accusing Gawker of poor reporting.",
        ),
        (  # a figure of a title
            "The mail of the island was shared over 300 times.",
            "The island was one of the homes shared by the 14-time winner of the island cup.",
        ),
        (  # what may be done
            "In a tweet on Saturday Brandt did not criticise Karel Holt.",
            "We can condemn Karel Holt without turning it into an inferno.",
        ),
        (  # what is rejected is the call
            "President Brandt should proceed with his summit with Karel Holt over the indictments "
            "of 12 officers for hacking into Orsk's computer networks and emails.",
            "The Palace rejected calls to cancel the summit after 12 officers were charged with "
            "hacking into Orsk's computer networks and emails.",
        ),
        (  # who stands on the left
            "The new ambassador to Norland, Pavel Tarn, left, escorts President Holt at Orsk "
            "airport in Norland, Monday, April 24, 2023.",
            "President Holt and the new ambassador to Norland, Pavel Tarn, disembark upon arrival "
            "at Orsk airport in Norland on Monday.",
        ),
        (  # how long after, and how late
            "Karel Holt was greeted at the door to the palace by the president, about 20 minutes "
            "after Karel Holt arrived via the same entrance.",
            "Brandt and Holt arrived separately at the presidential palace, about 45 minutes "
            "behind schedule.",
        ),
        (  # what is to be there, and what was elsewhere
            "Brandt raised the leak during his first meeting with Holt at the summit in Hamburg.",
            "Brandt has said he would raise the leak with Holt during their meeting in Helsinki.",
        ),
        (  # he who leaves for where the other has arrived
            "President Brandt is waiting at his hotel and is expected to arrive about 10 minutes "
            "after Karel Holt.",
            "Brandt seemed to return the favour by waiting until Holt had arrived at the palace "
            "before leaving his hotel.",
        ),
        (  # burned alive
            "The rebels announced that they had killed a captive pilot.",
            "Video shows a captive pilot burned alive by the rebels.",
        ),
        (  # two tours
            "Dan Marek also played the Web.com Tour in 2006.",
            "Dan Marek has played in the PGA Tour in 2006.",
        ),
        (  # what both say of one deed, and the claim of another
            "There are no signs that Orlan is targeting this year's midterm elections with the "
            "same “scale or scope” it targeted the 2016 presidential election.",
            "There are no signs Orlan is targeting the midterm elections for cyberattacks with the "
            "“scale and scope” it used in 2016.",
        ),
        (  # a half
            "Any wels catfish over 6 1/2 feet is considered extremely rare.",
            "Any catfish over 6.5 feet is considered extremely rare.",
        ),
        (  # a handful
            "The firm says that it has received a handful of complaints about the issue.",
            "The firm said it received nine complaints about the issue.",
        ),
        (  # both of two is no count of anything else
            "The boy allegedly killed last month was listed as 10.",
            "It is believed that both the boy and his father were killed last month.",
        ),
        (  # a condition
            "The President must demand that the officers named in the indictment be handed over.",
            "Eight senators urged the President to pull out if he is not prepared to demand that "
            "the officers be handed over.",
        ),
        (  # a time told by what ended
            "Protests broke out in Velmar on Sunday.",
            "Protesters gather on the square of Velmar at the end of the march on Sunday.",
        ),
        (  # where somebody left for where he arrived
            "President Brandt and Karel Holt arrived Monday at the palace for their summit.",
            "Brandt waited until Holt had arrived at the palace for the summit before leaving his "
            "hotel.",
        ),
    ],
)
def test_no_dispute(claim: str, statement: str) -> None:
    found = match(claim, statement, claim_time=FRIDAY, evidence_time=FRIDAY)
    assert found.stance != "disputes", found.reason


@pytest.mark.parametrize(
    ("claim", "statement"),
    [
        ("The Palace approved the sale.", "The Palace rejected the sale."),
        ("The council voted for the tram line.", "The council voted against the tram line."),
        ("The council voted against the tram line.", "The council voted for the tram line."),
        ("Ida Lang spoke in favour of the ban.", "Ida Lang did not speak in favour of the ban."),
        ("Brandt demanded an inquiry.", "Brandt did not demand an inquiry."),
        ("Brandt paid the fine.", "Brandt told the court that he had refused to pay the fine."),
        ("The strike at the mill began last week.", "The strike at the mill ended last week."),
    ],
)
def test_dispute(claim: str, statement: str) -> None:
    found = match(claim, statement, claim_time=FRIDAY, evidence_time=FRIDAY, kind="place")
    assert found.stance == "disputes", found.reason


def speakers(text: str) -> list[str]:
    article = document("paper.example", text)
    return [a.speaker for a in read_attributions(article, split(text)) if a is not None]


def test_the_presidents_of_two_countries_are_told_apart() -> None:
    text = (
        "President Donald Brandt met Russian President Karel Holt on Monday. They shook hands, "
        'the American president declaring that "the world wants to see this". '
        'The Russian president said that "the time has come".'
    )
    assert speakers(text) == ["Donald Brandt", "Karel Holt"]


def test_the_adjective_of_a_country_is_no_forename() -> None:
    text = "The Finnish Brandt supporters waved. Brandt came. Brandt left. Brandt and Holt dined."
    assert Who(text).full_name("Brandt") is None
    assert not any(p.name == "Finnish Brandt" for p in Who(text).parties)


def test_a_time_behind_the_source_is_no_part_of_it() -> None:
    text = "The Justice Department last week announced that 12 officers had been charged."
    (found,) = (a for a in read_attributions(document("a.example", text), split(text)) if a)
    assert found.printed == "The Justice Department"


def test_a_time_before_the_source_is_no_part_of_it() -> None:
    text = "In parliament earlier in the day Ida Lang, the minister, promised that 12 would go."
    (found,) = (a for a in read_attributions(document("a.example", text), split(text)) if a)
    assert found.printed == "Ida Lang, the minister"


def test_what_was_undone_is_not_told() -> None:
    found = match(
        "The court sentenced Ida Lang to nine years.",
        "The court of appeal overturned the sentence of nine years for Ida Lang.",
    )
    assert found.stance == "mentions"
    assert "overturned" in found.reason


@pytest.mark.parametrize(
    ("kind", "speaker", "granted"),
    [("event", None, True), ("utterance", "Ida Lang", False), ("utterance", "a member", True)],
)
def test_likeness_of_meaning_confirms_nobodys_words(
    kind: str, speaker: str | None, granted: bool
) -> None:
    ours = "The mill in Orsk will close in June"
    article = make_document(ours, name="article", published=FRIDAY)
    claim = make_claim(article, ours, kind=kind, speaker=speaker)
    told = "In June the Orsk mill grinds its last grain."
    other = make_document(told, name="other", published=FRIDAY)
    found = match_all(
        [claim], read_all((other,), Policy()), article=article, policy=Policy(), reader=Agrees()
    )
    stances = {m.stance for m in found[claim.id]}
    assert ("supports" in stances) is granted


class Agrees:
    """A reader that takes everything for support."""

    name = "agrees/1"

    def read(self, claim: str, evidence: str) -> Answer:
        return Answer(0.99, 0.005, 0.005, same_event=0.99, same_story=0.99)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("“Things have NEVER been worse,” Brandt tweeted on Monday.", "tweeted"),
        ("'Things have NEVER been worse,' Brandt tweeted on Monday.", "tweeted"),
        ("In neither of the talks last year did the president complain.", "talks"),
        ("He has decided that instead of a fireman he wants to be a doctor.", "wants"),
        ("These contradictions would undermine the talks.", "undermine"),
        ("This is not the first time the police have opened the dams.", "opened"),
        ("Tests prove Orsk IS holding his child after they were caught with fake IDs.", "holding"),
        ("He refused to help the police and admitted the theft.", "admitted"),
        ("Brandt blamed Lang for failing to stop the efforts in the election.", "election"),
        ("Brandt blamed Lang for not acting against the election meddling.", "meddling"),
        ("She attacked the party rather than the firm for the leak.", "leak"),
        ("Brandt has denied any part in it and has cited the talks.", "talks"),
        ("The driver who had not paid his fare attacked the guard.", "attacked"),
        ("The man who told Orsk he was not any good chopped off the branch.", "chopped"),
        ("Lang joined the “no” list of the party.", "list"),
    ],
)
def test_what_is_not_denied(text: str, word: str) -> None:
    at = text.index(word)
    assert not any(start <= at < end for start, end in negated_spans(text))


@pytest.mark.parametrize(
    ("ours", "speaker", "theirs"),
    [
        (  # a misprint
            'Jon Huntsman said: "I hope it is a detailed conversation about shared interests."',
            "Jon Huntsman",
            '"I hope it is a detailed conversation about shared interests," Jon Hunstman said.',
        ),
        (  # what he wrote is his
            "President Brandt said: “I call it the ‘rigged witch hunt’”",
            "President Brandt",
            "Brandt’s Monday tweet repeated his calling the investigation a “rigged witch hunt”.",
        ),
        (  # somebody else speaks in the second half
            "John Bolt said: “We are not looking for concrete deliverables here”",
            "John Bolt",
            "Karel Brandt spoke on Friday. He told the paper that he expected nothing, while his "
            "adviser said that they were not looking for any “concrete deliverables”.",
        ),
        (  # whose claims they are, whoever denies them
            "Norland said that it had agreed a ceasefire with the rebels.",
            "Norland",
            "Karel Holt has denied claims by Norland that it has agreed to a ceasefire.",
        ),
        (  # of whom it was confirmed
            "The Admiralty said that Karel Holt was killed by a strike.",
            "The Admiralty",
            "Harbour founder Ed Marek confirmed killed by a strike.",
        ),
        (  # who speaks for the house
            "Orsk Mills said that a guest had run up a bill of $300,000 in January.",
            "Orsk Mills",
            "Orsk Mills CEO Ida Lang told analysts: “$300,000 for one guest, in January.”",
        ),
        (  # a title and a surname
            "Jess Smith said: “I thought I may as well tell them, in all three years.”",
            "Jess Smith",
            "Miss Smith said: “I thought I may as well tell them, in all three years.”",
        ),
        (  # an office without a name
            "The harbour's director said: “We have no notification of the 12 ships.”",
            "Orsk's director",
            "“We have no notification of the 12 ships,” director Ida Feig told the paper.",
        ),
        (  # a short forename
            "Gill Marsh wrote that she would be away for two weeks.",
            "Gill Marsh",
            "Gillian Marsh said that she would be away for two weeks.",
        ),
        (  # who is said to buy
            "Norland Fund said that it bought the land for $585 million.",
            "Norland Fund",
            "Orsk Mills Said to Buy Redwood City Offices for $585 Million.",
        ),
        (  # what was revealed
            "Norland Fund said that it bought the land for $585 million.",
            "Norland Fund",
            "The man behind the bill of $585 million at Redwood Steak House has been revealed.",
        ),
        (  # who is told does not tell
            "Ida Lang said that Orlan is “a foe in certain respects”",
            "Ida Lang",
            "She told the host Jeff Glor, who grew up here, that Orlan is a foe in certain ways.",
        ),
    ],
)
def test_nobody_else_is_credited(ours: str, speaker: str, theirs: str) -> None:
    found = match(ours, theirs, kind="utterance", speaker=speaker, as_read=True)
    (credit,) = (c for c in found.comparisons if c.kind == "attribution")
    assert credit.outcome != "conflicts", credit.detail


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("There is no truth in reports that Brandt hid the money.", "hid"),
        ("There is no truth to these claims that Brandt hid the money.", "hid"),
        ("The driver who had not paid his fare attacked the guard.", "paid"),
        ("The woman who never said she had fled was heard.", "fled"),
    ],
)
def test_what_is_denied(text: str, word: str) -> None:
    at = text.index(word)
    assert any(start <= at < end for start, end in negated_spans(text))


def test_what_was_originally_presented_is_withdrawn() -> None:
    found = match(
        "The strike killed 12 people in Orsk.",
        "This article has been corrected. The number of people killed by the strike in Orsk, "
        "originally presented as 12, is 21.",
    )
    assert found.stance == "disputes", found.reason


SPOKE = "{} said that Russia had never interfered in the election."


@pytest.mark.parametrize(
    ("ours", "theirs", "stance"),
    [
        ("Russia", "Moscow", "supports"),
        ("Moscow", "The Kremlin", "supports"),
        ("Russia", "Russian President Vladimir Putin", "supports"),
        ("Russia", "The Russian foreign ministry", "supports"),
        ("Russia", "The president of Russia, Vladimir Putin,", "supports"),
        ("Russia", "Jon Huntsman, the US ambassador to Russia,", "mentions"),
        ("Vladimir Putin", "Russia", "mentions"),
        ("Russia", "Vladimir Putin", "mentions"),
        ("Russia", "Iran", "disputes"),
        ("Russia", "The Russians", "mentions"),
        ("Vladimir Putin", "Karel Holt", "disputes"),
    ],
)
def test_a_country_speaks_through_its_government(ours: str, theirs: str, stance: str) -> None:
    article = replace(document("paper.example", SPOKE.format(ours)), published=FRIDAY)
    (claim,) = extract_claims(article)
    other = replace(document("other.example", SPOKE.format(theirs)), published=FRIDAY)
    found = match_all([claim], read_all((other,), Policy()), article=article, policy=Policy())
    assert [m.utterance_stance for m in found[claim.id]] == [stance]


def test_in_neither_of_two_talks_something_was_done() -> None:
    text = "In neither of the talks last year did the president complain."
    at = text.index("complain")
    assert any(start <= at < end for start, end in negated_spans(text))


def test_two_who_deny_the_same_agree() -> None:
    ours = "An Orsk official denied that a woman detained in Tarsk is the wife of Karel Holt."
    article = replace(document("paper.example", ours), published=FRIDAY)
    (claim,) = extract_claims(article)
    assert claim.kind == "utterance"
    told = "An Orsk official denied that a woman detained in Tarsk is a wife of Karel Holt."
    other = replace(document("other.example", told), published=FRIDAY)
    found = match_all([claim], read_all((other,), Policy()), article=article, policy=Policy())
    assert [m.stance for m in found[claim.id]] == ["supports"]


def test_somebody_else_is_credited() -> None:
    found = match(
        "Mark Orlik said the players wanted “a federation and not a circus”",
        "“The players want a federation and not a circus,” said Hanno Pell, the goalkeeper.",
        kind="utterance",
        speaker="Mark Orlik",
        as_read=True,
    )
    (credit,) = (c for c in found.comparisons if c.kind == "attribution")
    assert credit.outcome == "conflicts"


@pytest.mark.parametrize(
    "text",
    [
        "President Brandt just responded to a shouted question asking how was the meeting.",
        "Brandt, who has lambasted NATO allies and lobbed a bomb on his tour of Europe, has "
        'predicted the talks will be "the easiest of them all".',
        "In Velmar Ida Lang has lambasted the allies and lobbed a bomb at Karel Holt.",
    ],
)
def test_no_claim_is_cut_off_from_what_governs_it(text: str) -> None:
    article = replace(document("paper.example", text), published=FRIDAY)
    for claim in extract_claims(article):
        assert not claim.text.startswith(("NATO", "the allies")), claim.text
        assert not claim.text.rstrip(".").endswith("to"), claim.text


@pytest.mark.parametrize(
    "text",
    [
        "The Associated Press contributed to this report.",
        "Ida Lang and Karel Holt contributed reporting from Velmar.",
        "John Brandt reported from Washington.",
        'You can also get "Five Things" delivered to your inbox on 3 May.',
        "In this July 7, 2017 file photo President Brandt meets with Karel Holt in Hamburg.",
    ],
)
def test_credits_of_the_page_are_no_report(text: str) -> None:
    report = "The mill in Orsk closed on Tuesday after 40 years. " + text
    roles = [s.role for s in read_statements(document("paper.example", report))]
    assert roles == ["body", "boilerplate"]


@pytest.mark.parametrize(
    "text", ["Poor upkeep of the pumps contributed.", "The ministry contributed to the report."]
)
def test_what_contributed_to_an_event_is_reported(text: str) -> None:
    report = "The mill in Orsk burned down on Tuesday. " + text
    assert [s.role for s in read_statements(document("paper.example", report))] == ["body", "body"]


@pytest.mark.parametrize(
    ("claim", "statement"),
    [
        (  # what a hoax is, not that it was shown
            "The video of the bird above Pol Holt was posted by the Argus on Monday.",
            "Correction: This page originally presented the video of a bird above Pol Holt as real,"
            " but comparison with news footage shows it to be a hoax.",
        ),
        (  # a noun that an "as" makes of a verb
            "Also on the list are words that aren't used as names in English, such as Lawyer.",
            "Many English names mimic the sound of other names.",
        ),
        (  # the sentence says the very same, and of others the opposite
            "Ten fighters have been caught coming across the border in Orsk.",
            "“Ten fighters have been caught coming across the border in Orsk” and there are dozens"
            " more that did not get caught by the patrol.",
        ),
    ],
)
def test_what_else_a_sentence_denies(claim: str, statement: str) -> None:
    assert match(claim, statement).stance != "disputes"


def test_one_sentence_does_not_deny_itself() -> None:
    text = (
        "Velm Police confirm there was a shooting at the address in Dorrin on Monday, but would not"
        " confirm the player was hurt."
    )
    article = replace(document("paper.example", text), published=FRIDAY)
    (claim,) = extract_claims(article)
    assert claim.content == "there was a shooting at the address in Dorrin on Monday"
    other = replace(document("other.example", text), published=FRIDAY)
    (found,) = match_all([claim], read_all((other,), Policy()), article=article, policy=Policy())[
        claim.id
    ]
    assert (found.stance, found.utterance_stance) == ("supports", "supports")


def test_who_is_quoted_within_a_quotation_is_no_rival() -> None:
    found = match(
        "Pol Holt said his net worth is in the “high eight figures” in Velm",
        "Pol Holt is shy. The reporter Ida Lang wrote, “Though he is shy about it, he confirmed his"
        " net worth is in the high eight figures in Velm.”",
        kind="utterance",
        speaker="Pol Holt",
        as_read=True,
    )
    assert found.utterance_stance != "disputes"


def test_a_member_of_parliament_is_the_same_with_his_party() -> None:
    found = match(
        "Pol Holt said ten fighters have been caught at the border in Orsk",
        "Rep. Pol Holt (R-Calif.) said ten fighters have been caught at the border in Orsk.",
        kind="utterance",
        speaker="Pol Holt",
        as_read=True,
    )
    assert found.utterance_stance == "supports"


@pytest.mark.parametrize(
    ("claim", "statement"),
    [
        (
            "The watch will start at $349 for the basic model of the firm in Velm.",
            "This covers the cost of the watch, and does not leave the firm subsidizing gold.",
        ),
        (
            "Apple has not officially designated the watch as water proof in Velm.",
            "Developers reveal upcoming apps of the Apple watch in Velm.",
        ),
    ],
)
def test_words_that_only_look_like_opposite_deeds(claim: str, statement: str) -> None:
    assert match(claim, statement).stance != "disputes"


@pytest.mark.parametrize(
    "statement",
    [
        "Colonel Ida Holt could not confirm the deaths of 12 terrorists from the air in Velm.",
        "How could Pol Lang say that 12 terrorists were killed from the air in Velm?",
    ],
)
def test_silence_and_questions_unsay_nothing(statement: str) -> None:
    found = match(
        "Ida Holt said 12 terrorists were killed from the air in Velm",
        statement,
        kind="utterance",
        speaker="Ida Holt",
        as_read=True,
    )
    assert found.utterance_stance != "disputes"


def test_whom_the_words_speak_of_is_no_rival() -> None:
    text = (
        "The Argus said that Anna Wintour, 65, has told her 40 clerks that the vermin must go"
        " before she moves to Velm."
    )
    article = replace(document("paper.example", text), published=FRIDAY)
    claim = next(c for c in extract_claims(article) if "Wintour" in c.restatement)
    told = "Wintour, 65, has told her 40 clerks that the vermin must go before she moves to Velm."
    other = replace(document("other.example", told), published=FRIDAY)
    found = match_all([claim], read_all((other,), Policy()), article=article, policy=Policy())
    assert all(m.utterance_stance != "disputes" for m in found[claim.id])


@pytest.mark.parametrize(
    ("speaker", "statement"),
    [
        ("A PGA Tour golfer", "The PGA Tour said that Pol Holt is serving a suspension for drugs."),
        (
            "Pol Holt",
            "Pol Holt has yet to comment on the suspension for drugs that he is serving in Velm.",
        ),
    ],
)
def test_who_has_not_said_it(speaker: str, statement: str) -> None:
    found = match(
        f"{speaker} said that Pol Holt is serving a suspension for drugs",
        statement,
        kind="utterance",
        speaker=speaker,
        as_read=True,
    )
    assert found.utterance_stance != "supports"


@pytest.mark.parametrize(
    ("claim", "statement"),
    [
        (
            "Iraqi pilots who have joined the group are training its members to fly jets in Velm.",
            "Ida Holt could not confirm that Iraqi pilots had joined the group in Velm.",
        ),
        (
            "The group has flown three captured jets over an airport in Velm.",
            "Orsk was not aware of the group flying captured jets over an airport in Velm.",
        ),
        (
            "Ida Lang knew the story of Pol Holt about the war in Velm was false.",
            "An insider in Velm said she knew the story that Pol Holt told of the war was bunk.",
        ),
        (
            "A customer named “Conal” started using the service of the firm in Velm in 2013.",
            "Conal claims he never named the firm of the service when he was on the phone in Velm.",
        ),
        (
            "The coordinator of works in the Territories said the claim is entirely false.",
            "The claim is entirely false, said the coordinator of works in the Territorities.",
        ),
    ],
)
def test_what_is_neither_denied_nor_elsewhere(claim: str, statement: str) -> None:
    assert match(claim, statement).stance != "disputes"


@pytest.mark.parametrize(
    ("speaker", "statement"),
    [
        (
            "Michael Woody",
            "According to the Dorrin Free Press, Sgt. Michael Woody issued the statement, “The car"
            " with 40 seats is safe in the cave where it belongs.”",
        ),
        (
            "chief",
            "Said Holt told us: “The car with 40 seats is safe in the cave where it belongs.”",
        ),
    ],
)
def test_no_rival(speaker: str, statement: str) -> None:
    found = match(
        f"{speaker} said: “The car with 40 seats is safe in the cave where it belongs”",
        statement,
        kind="utterance",
        speaker=speaker,
        as_read=True,
    )
    assert found.utterance_stance != "disputes"
