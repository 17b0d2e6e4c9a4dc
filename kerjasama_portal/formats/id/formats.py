"""Indonesian formats where Django's own differ from what offices write (see docs: dates, hours)."""

DATE_FORMAT = "j F Y"
DATETIME_FORMAT = r"j F Y, \p\u\k\u\l H.i"
TIME_FORMAT = "H.i"
SHORT_DATE_FORMAT = "j/n/Y"
DATE_INPUT_FORMATS = ["%d/%m/%Y", "%d-%m-%Y", "%Y-%m-%d"]
TIME_INPUT_FORMATS = ["%H.%M", "%H:%M"]
DECIMAL_SEPARATOR = ","
THOUSAND_SEPARATOR = "."
