"""The places where credits stand, as patterns: datelines, bylines, notes, copyright lines."""

from __future__ import annotations

import re

DASH = r"(?:\s*[-–—―]{1,2}\s|\s*:\s|\.\s+(?=[A-Z“\"])|\s*[–—])"
PLACE = r"[^\W\d_][^()\n]{0,60}?"
DATELINE = re.compile(
    rf"^[ \t\"“]*(?P<place>{PLACE})?\s*[(\[](?P<name>[^\W\d_][\w .&/'’-]{{1,38}})[)\]]{DASH}",
    re.MULTILINE,
)
BARE_DATELINE = (
    r"^[ \t]*(?P<place>[A-Z][A-Z .'’-]{2,40}),?\s+(?:[A-Z][a-z]+\.? \d{1,2},? )?"
    r"(?P<name>NAMES)\s*[-–—]{1,2}\s"
)
ACRONYM = re.compile(r"[A-Z][A-Z&-]{1,6}$")
NOTE = re.compile(
    r"\(?\b(?:[Aa]dditional |Additional )?[Rr]eporting (?:by|from)\b(?P<body>[^\n]{3,400})"
)
NOTE_STYLE = re.compile(r"\b(?:[Ee]diting|[Ww]riting|[Gg]raphics|[Cc]ompiled|[Rr]ewrit\w+)\b")
CONTRIBUTED = re.compile(
    r"\bcontributed(?: (?:reporting|material))?"
    r"(?: to (?:this|the) (?:report|story|article))?\b[.\s]*$",
    re.MULTILINE,
)
MATERIAL = re.compile(
    r"^\W*(?:[Tt]his (?:report|article|story) (?:contains|includes|uses) |[Ww]ith |[Ii]ncludes )"
    r"(?:(?:additional )?(?:agency )?(?:material|reporting|information|files|input|copy)|agencies)"
    r"(?P<body>[^\n]{0,160})$",
    re.MULTILINE,
)
COPYRIGHT = re.compile(r"(?:©|\bCopyright\b|\(c\))[^\n]{0,25}?(?P<name>[A-Z][^\n.]{1,60})")
SOURCE_LINE = re.compile(
    r"^\W{0,3}(?:[Ss]ource|SOURCE|[Vv]ia|[Aa]gency)\s*:\s*(?P<name>[^\n]{2,60}?)\W*$",
    re.MULTILINE,
)
REPUBLISHED = re.compile(
    r"(?:[Tt]his (?:article|story|report|piece|post|text) (?:was |is |has been )?"
    r"(?:first |originally )"
    r"(?:published|appeared|posted)|(?:[Ff]irst|[Oo]riginally) (?:published|appeared)"
    r"|[Rr]e(?:published|printed|produced) (?:here )?(?:with (?:the )?(?:kind )?permission )?)"
    r"\s*(?:in|on|by|at|from|of)\s+"
    r"(?P<name>(?:[Tt]he )?[A-Z][\w.&'’-]*(?: (?:of |the |and )?[A-Z][\w.&'’-]*){0,5})"
)
RELEASE = re.compile(
    r"(?:^|\n)\s*(?:FOR IMMEDIATE RELEASE|PRESS RELEASE|[Pp]ress release\s*$|News provided by"
    r"|SOURCE:? [A-Z]|[^\n]{0,60}/(?:PRNewswire|EINPresswire\.com|CNW|PRNewswire-[A-Z]+)/)",
    re.MULTILINE,
)
OWN_STAFF = re.compile(
    r"\b(?:own (?:staff|correspondent|reporter)|staff|desk|newsroom|our reporter\w*)\b",
    re.IGNORECASE,
)
AGENCIES = re.compile(r"\bagenc(?:y|ies)\b|\bwire (?:services?|reports?)\b", re.IGNORECASE)
PHOTO = re.compile(
    r"\b(?:photo|pool|file|getty|images?|video|via|handout|illustration|picture|epa)\b",
    re.IGNORECASE,
)
JOB = (
    r"(?:(?:National|Diplomatic|White House|Medical|Science|Business|Economics?|Political|Sports?|"
    r"Foreign|Chief|Special|Senior|Legal|Energy|Religion|Technology|Security|Military|Washington)\s+)*"
    r"(?:Writers?|Editors?|Reporters?|Correspondents?|Staff|News|India|UK|US|Canada)?"
)
