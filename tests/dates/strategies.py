"""EDTF texts of every form that is read, for property tests."""

from hypothesis import strategies as st

MARKS = st.sampled_from(["", "", "", "?", "~", "%"])
YEARS = st.integers(1, 9998).map(lambda year: f"{year:04}")
MONTHS = st.builds(lambda year, month: f"{year}-{month:02}", YEARS, st.integers(1, 12))
DAYS = st.dates().map(str)
SEASONS = st.builds(lambda year, season: f"{year}-{season}", YEARS, st.integers(21, 41))
DIGITS = st.one_of(
    st.builds(lambda year: f"{year[:3]}X", YEARS),
    st.builds(lambda century: f"{century:02}XX", st.integers(1, 99)),
    st.builds(lambda year: f"{year}-XX", YEARS),
    st.builds(lambda month: f"{month}-XX", MONTHS),
    st.builds(lambda year: f"{year}-1X", YEARS),
    st.builds(lambda month, tens: f"{month}-{tens}X", MONTHS, st.sampled_from("012")),
)
PLAIN = st.one_of(DAYS, MONTHS, YEARS)
PARTS = st.one_of(st.builds(lambda date, mark: date + mark, st.one_of(PLAIN, SEASONS), MARKS), DIGITS)


def _in_order(dates):
    return sorted(dates)


PAIRS = st.lists(PLAIN, min_size=2, max_size=2).map(_in_order)
INTERVALS = st.one_of(
    PAIRS.map("/".join),
    st.builds(lambda date, end: f"{date}/{end}", PLAIN, st.sampled_from(["", ".."])),
    st.builds(lambda date, start: f"{start}/{date}", PLAIN, st.sampled_from(["", ".."])),
)
MEMBERS = st.one_of(PLAIN, PAIRS.map("..".join))
SETS = st.one_of(
    st.lists(MEMBERS, min_size=1, max_size=4).map(",".join),
    st.builds(lambda date: f"..{date}", PLAIN),
    st.builds(lambda date: f"{date}..", PLAIN),
)
EDTF_TEXTS = st.one_of(
    PARTS,
    INTERVALS,
    SETS.map(lambda members: f"[{members}]"),
    SETS.map(lambda members: f"{{{members}}}"),
)
NEARLY_EDTF = st.text("0123456789X-/.,[]{}?~%T: ", max_size=30)
