"""The forms that dates and clock times take in English news, as patterns in order of precedence."""

from __future__ import annotations

import re

from matching.text.calendar import COUNT

_MONTHS = (
    r"January|February|March|April|May|June|July|August|September|October|November|"
    r"December|Jan\.?|Feb\.?|Mar\.?|Apr\.?|Jun\.?|Jul\.?|Aug\.?|Sept\.?|Sep\.?|"
    r"Oct\.?|Nov\.?|Dec\.?"
)
_MONTH = rf"(?P<month>{_MONTHS}|{_MONTHS.upper()})"
_NUMBER_WORDS = "|".join(sorted((word for word in COUNT if word != "half"), key=len, reverse=True))
_N = (
    r"(?P<n>\d{1,3}|"
    + "|".join(sorted((w for w in COUNT if w != "half"), key=len, reverse=True))
    + ")"
)
FUTURE = re.compile(
    r"\b(will|shall|is to|are to|is due|are due|due|plans?|planned|scheduled|expected|next|"
    r"begins?|starts?|takes? effect|to be|going to|would)\b",
    re.IGNORECASE,
)

PATTERNS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (name, re.compile(pattern, flags))
    for name, pattern, flags in (
        ("iso", r"\b(?P<year>\d{4})-(?P<m>\d{2})-(?P<day>\d{2})\b", 0),
        ("dmy",
            rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?{_MONTH}(?:,?\s+(?P<year>(?:1[5-9]|"
            rf"20)\d\d))?\b", 0),
        ("mdy",
            rf"\b{_MONTH}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\b(?!\s*(?:per|%|[a-z]{{4,}}ers)"
            rf")(?:,?\s+(?P<year>(?:1[5-9]|20)\d\d)\b)?", 0),
        ("quarter",
            r"\b(?:the\s+)?(?P<q>first|second|third|fourth|last)\s+quarter(?:\s+of\s+(?P<year>(?:1"
            r"9|20)\d\d))?\b|\bQ(?P<q2>[1-4])(?:\s+(?P<year2>(?:19|20)\d\d))?\b", 0),
        ("since_n",
            rf"\b(?:first|highest|lowest|biggest|largest|worst|best|deadliest|steepest|"
            rf"sharpest|fastest)\b[^.;]{{0,40}}?\b(?P<core>(?:in|for)\s+(?:nearly\s+|almost\s+|"
            rf"more than\s+|over\s+)?{_N}\s+(?P<unit>years?|months?|weeks?|days?|decades?)"
            rf")\b", re.IGNORECASE),
        ("my",
            rf"\b(?:(?P<part>early|mid|late)[\s-])?{_MONTH},?\s+(?:of\s+)?(?P<year>(?:1[5-9]|"
            rf"20)\d\d)\b", 0),
        ("clock_words",
            r"\b(?P<rel>half|a?\s?quarter|twenty(?:-five)?|ten|five)\s+(?P<dir>past|to|"
            r"before|after)\s+(?P<h>one|two|three|four|five|six|seven|eight|nine|ten|"
            r"eleven|twelve|\d{1,2})\b(?:\s+(?:in the|at)\s+(?P<half>morning|afternoon|"
            r"evening|night))?", re.IGNORECASE),
        ("clock_oclock",
            r"\b(?P<h>one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|"
            r"\d{1,2})\s+o['’]clock(?:\s+(?:in the|at)\s+(?P<half>morning|afternoon|evening|"
            r"night)|(?=\s+(?:on\s+)?\w+day\s+(?P<half2>morning|afternoon|evening|night)"
            r"))?", re.IGNORECASE),
        ("clock_ampm",
            r"\b(?P<h>\d{1,2})(?:[:.](?P<min>\d{2}))?\s?(?P<ap>a\.?m\b\.?|p\.?m\b\.?)"
            r"(?:\s+(?P<zone>UTC|GMT))?", re.IGNORECASE),
        ("clock_24",
            r"\b(?P<h>[01]?\d|2[0-3]):(?P<min>[0-5]\d)(?::[0-5]\d)?(?:\s?(?P<zone>UTC|"
            r"GMT|Z)\b)?", 0),
        ("clock_dot",
            r"(?<=\bat )(?P<h>[01]?\d|2[0-3])\.(?P<min>[0-5]\d)\b(?!\s*(?:per|%|million|"
            r"billion|m\b|bn|[a-z]+s\b))(?:\s?(?P<zone>UTC|GMT))?", 0),
        ("noon", r"\b(?:at\s+)?(?P<w>noon|midday|midnight)\b", re.IGNORECASE),
        ("clock_by",
            r"\b(?:by|at|before|after|until|around|about|shortly after)\s+(?P<h>one|two|"
            r"three|four|five|six|seven|eight|nine|ten|eleven|twelve)(?=\s+(?:on|in the|"
            r"that|at night|[.,;]|this)|[.,;]|$)", re.IGNORECASE),
        ("ago",
            rf"\b(?P<n>\d{{1,3}}|{_NUMBER_WORDS})"
            rf"\s+(?P<unit>days?|weeks?|months?|years?)\s+(?:ago|back)\b", re.IGNORECASE),
        ("weekday",
            r"\b(?:(?P<which>last|next|this|following)\s+)?(?P<wd>Monday|Tuesday|Wednesday|"
            r"Thursday|Friday|Saturday|Sunday)(?:['’]s)?\b(?:\s+(?P<part>morning|afternoon|"
            r"evening|night))?", 0),
        ("relative",
            r"\b(?P<rel>yesterday|today|tonight|tomorrow|overnight|this morning|this "
            r"afternoon|this evening|last night|the day before yesterday|day after tomorrow)"
            r"\b", re.IGNORECASE),
        ("period",
            r"\b(?P<which>last|next|this|the previous|the coming)\s+(?P<unit>week|month|"
            r"year|weekend|spring|summer|autumn|fall|winter)\b", re.IGNORECASE),
        ("month",
            rf"(?<!\w)(?:(?P<prep>in|since|until|by|from|during|of|before|after|last|next|"
            rf"this|to|and|through|between|late|early|mid)[\s-]+){_MONTH}(?![\w'’-]|\s+\d)", 0),
        ("year",
            r"\b(?P<prep>in|since|until|by|from|during|of|before|after|between|and|to|"
            r"through|year|for|late|early|mid|the|\()[\s-]*(?P<year>(?:1[6-9]|20)\d\d)"
            r"(?!\s+[a-z]{3,}s\b|\s?(?:%|per\b)|[,.]\d|\s+(?:people|dead|votes|members|men|women|troops|"
            r"soldiers|passengers|homes|jobs|miles|km|metres|meters|tonnes|tons|feet|"
            r"pupils|children|patients|workers|residents|cases|reviews))\b", re.IGNORECASE),
        ("year_alone",
            r"(?<![\d,.$£€/-])\b(?P<year>(?:19|20)\d\d)\b(?=\s*[-–),.;:/]|\s+(?:[A-Z(]|"
            r"film|season|election|world|album|novel|book|and|with|by|on|at|as|was|is|"
            r"to|the|when|after|in)|$)(?![,.]\d)", 0),
    )
)  # fmt: skip
