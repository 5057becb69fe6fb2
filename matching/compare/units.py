"""Units: which dimension they measure and their size in the base unit of that dimension.

Base units: metre, square metre, cubic metre, kilogram, metre per second, second, watt, watt-hour,
degree Celsius difference. Factors are the definitions of the SI brochure and of NIST Special
Publication 811; a month is a twelfth of a year of 365.25 days.
"""

from __future__ import annotations

YEAR = 365.25 * 86400.0
NAUTICAL_MILE, POUND = 1852.0, 0.45359237
FREEZING, FAHRENHEIT = 32.0, 5 / 9
"""Where zero Celsius lies in Fahrenheit, and the size of its degree."""

_TABLE: tuple[tuple[str, float, str], ...] = (
    ("length", 1.0, "metre metres meter meters m"),
    ("length", 1000.0, "kilometre kilometres kilometer kilometers km kms"),
    ("length", 0.01, "centimetre centimetres centimeter centimeters cm"),
    ("length", 0.001, "millimetre millimetres millimeter millimeters mm"),
    ("length", 1609.344, "mile miles"),
    ("length", 0.3048, "foot feet ft"),
    ("length", 0.9144, "yard yards"),
    ("length", 0.0254, "inch inches"),
    ("area", 1e4, "hectare hectares ha"),
    ("area", 4046.8564224, "acre acres"),
    ("volume", 0.001, "litre litres liter liters"),
    ("volume", 0.003785411784, "gallon gallons"),
    ("volume", 0.158987294928, "barrel barrels"),
    ("mass", 1.0, "kilogram kilograms kilo kilos kg kgs"),
    ("mass", 1000.0, "tonne tonnes ton tons"),
    ("mass", 0.001, "gram grams gramme grammes"),
    ("mass", 1e-6, "milligram milligrams mg"),
    ("mass", POUND, "lb lbs"),
    ("mass", 14 * POUND, "stone st"),
    ("mass", 0.028349523125, "ounce ounces oz"),
    ("speed", 0.514444, "knot knots"),
    ("speed", 0.44704, "mph"),
    ("speed", 1 / 3.6, "kph kmh"),
    ("duration", 1.0, "second seconds sec secs"),
    ("duration", 60.0, "minute minutes min mins"),
    ("duration", 3600.0, "hour hours hr hrs"),
    ("duration", 86400.0, "day days"),
    ("duration", 7 * 86400.0, "week weeks fortnight-half"),
    ("duration", 14 * 86400.0, "fortnight fortnights"),
    ("duration", YEAR / 12, "month months"),
    ("duration", YEAR, "year years yr yrs"),
    ("duration", 10 * YEAR, "decade decades"),
    ("duration", 100 * YEAR, "century centuries"),
    ("power", 745.7, "horsepower hp bhp"),
    ("power", 1e3, "kilowatt kilowatts kw"),
    ("power", 1e6, "megawatt megawatts mw"),
    ("power", 1e9, "gigawatt gigawatts gw"),
    ("energy", 1e6, "megawatt-hour megawatt-hours mwh"),
    ("energy", 1e3, "kilowatt-hour kilowatt-hours kwh"),
    ("temperature", 1.0, "degree degrees"),
)
UNITS: dict[str, tuple[str, float]] = {
    name: (dimension, factor) for dimension, factor, names in _TABLE for name in names.split()
}
POWERS: dict[str, tuple[str, int]] = {
    "square": ("area", 2), "sq": ("area", 2), "cubic": ("volume", 3), "cu": ("volume", 3),
}  # fmt: skip
CURRENCY_SIGNS = {
    "$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "₴": "UAH", "₽": "RUB", "₹": "INR",
    "₺": "TRY", "₩": "KRW", "₪": "ILS", "Rs": "INR",
}  # fmt: skip
CODES = frozenset(
    """AED ARS AUD BDT BGN BRL CAD CHF CLP CNY COP CZK DKK EGP EUR GBP GHS HKD HUF IDR ILS INR
        ISK JPY KES KRW LKR MXN MYR NGN NOK NZD PHP PKR PLN RON RSD RUB SAR SEK SGD THB TRY TWD
        UAH UGX USD VND ZAR""".split()  # noqa: SIM905
)
"""ISO 4217 codes that are printed before a sum ("EUR 310 million")."""
CURRENCY_WORDS = {
    "dollar": "USD", "dollars": "USD", "usd": "USD", "euro": "EUR", "euros": "EUR",
    "eur": "EUR", "pound": "GBP", "pounds": "GBP", "sterling": "GBP", "gbp": "GBP",
    "yen": "JPY", "jpy": "JPY", "yuan": "CNY", "renminbi": "CNY", "cny": "CNY",
    "rouble": "RUB", "roubles": "RUB", "ruble": "RUB", "rubles": "RUB", "rub": "RUB",
    "hryvnia": "UAH", "hryvnias": "UAH", "uah": "UAH", "rupee": "INR", "rupees": "INR",
    "franc": "franc", "francs": "franc", "chf": "CHF", "crown": "crown", "crowns": "crown",
    "krona": "crown", "kronor": "crown", "kroner": "crown", "krone": "crown", "peso": "peso",
    "pesos": "peso", "lira": "TRY", "liras": "TRY", "zloty": "PLN", "zlotys": "PLN",
    "forint": "HUF", "forints": "HUF", "shekel": "ILS", "shekels": "ILS", "won": "KRW",
    "rand": "ZAR", "rands": "ZAR", "real": "BRL", "reais": "BRL", "dinar": "dinar",
    "dinars": "dinar", "dirham": "AED", "dirhams": "AED", "riyal": "riyal", "riyals": "riyal",
    "cent": "cent", "cents": "cent", "pence": "penny", "mark": "mark", "marks": "mark",
    "baht": "THB", "naira": "NGN", "cedi": "GHS", "cedis": "GHS", "shilling": "shilling",
    "shillings": "shilling", "ringgit": "MYR", "rupiah": "IDR", "taka": "BDT", "tenge": "tenge",
    "lei": "RON", "kuna": "kuna", "birr": "birr", "lari": "lari", "drachma": "drachma",
    "drachmas": "drachma", "guilder": "guilder", "guilders": "guilder", "escudo": "escudo",
    "escudos": "escudo", "bolivar": "bolivar", "bolivars": "bolivar",
}  # fmt: skip
PER = {
    "second": "second", "minute": "minute", "hour": "hour", "day": "day", "daily": "day",
    "week": "week", "weekly": "week", "month": "month", "monthly": "month", "year": "year",
    "annum": "year", "annually": "year", "yearly": "year", "person": "person", "head": "person",
    "passenger": "person", "capita": "person",
}  # fmt: skip


def speed_of(distance: str, time: str) -> float | None:
    """Metres per second in one ``distance`` per ``time`` ("km", "hour"), if both are units."""
    if distance in UNITS and time in UNITS:
        (kind, far), (per, long) = UNITS[distance], UNITS[time]
        if kind == "length" and per == "duration":
            return far / long
    return None
