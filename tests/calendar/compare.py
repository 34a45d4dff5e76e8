"""Compares every day of the bundled calendar with the package `holidays` (PyPI), which knows nothing of this program.

    python3 -m venv venv && venv/bin/pip install --require-hashes -r tests/calendar/requirements.txt
    venv/bin/python tests/calendar/compare.py target/debug/nusqa

Without the package it says so and leaves with 0, unless NUSQA_CALENDAR_REQUIRED is set.
"""

import json
import os
import subprocess
import sys
from datetime import date

YEARS = range(2008, 2028)

try:
    import holidays
except ImportError:
    print("skipped: the package holidays is not installed (tests/calendar/requirements.txt)")
    sys.exit(1 if os.environ.get("NUSQA_CALENDAR_REQUIRED") else 0)


def listing(program, year):
    """The days of a year as the program lists them."""
    command = [program, "deadline", "--calendar", str(year), "--format", "json"]
    return json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)["days"]


def main():
    program = sys.argv[1] if len(sys.argv) > 1 else "target/debug/nusqa"
    other = holidays.country_holidays("KZ", years=YEARS)
    days, disputed, wrong = 0, [], []
    for year in YEARS:
        for entry in listing(program, year):
            day = date.fromisoformat(entry["day"])
            days += 1
            if entry["working"] != other.is_working_day(day):
                wrong.append(f"{day}: working {entry['working']} here, {other.is_working_day(day)} there ({other.get(day)})")
            # A holiday is named as one on a weekend too.
            named = bool(entry["sources"]) and entry["state"] == "off"
            if named != (day in other):
                wrong.append(f"{day}: listed {named} here, {day in other} there ({other.get(day)})")
            if entry["state"] == "disputed":
                disputed.append(str(day))
    expected = sum(366 if (date(y, 12, 31) - date(y, 1, 1)).days == 365 else 365 for y in YEARS)
    if days != expected:
        wrong.append(f"{days} days were compared, not {expected}")
    print(f"{days} days compared with holidays {holidays.__version__}; sources contradict each other about {', '.join(disputed)}")
    for line in wrong:
        print(line)
    return 1 if wrong else 0


sys.exit(main())
