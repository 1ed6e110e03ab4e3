"""Two records put together and taken apart again."""

from hypothesis import given, settings
from hypothesis import strategies as st

from timeline.curation.records import canonical
from timeline.curation.uniting import paths, renamed, returned, undone, united

ACTORS, PLACES, EVENTS, TOPICS = ("iran", "iraq", "usa"), ("baghdad", "kirkuk"), ("truce", "strike", "talks"), ["peace", "rockets", "war"]


def quoted(start, **more):
    return {"article": "paper", "quote": "words", "paragraph": 1, "start": start, "end": start + 5, **more}


citations = st.lists(st.integers(0, 3), unique=True, max_size=2).map(lambda starts: [quoted(start) for start in starts])
PLAIN = st.just({})
cited = citations.map(lambda found: {"citations": found} if found else {})


def items(*keys, more=PLAIN):
    """A list in which each name stands once, as records hold it."""
    names = st.tuples(*(st.sampled_from(choices) for _, choices in keys))
    item = st.tuples(names, more).map(lambda both: {key: value for (key, _), value in zip(keys, both[0], strict=True)} | both[1])
    return st.lists(item, max_size=3, unique_by=lambda each: tuple(each[key] for key, _ in keys))


def records(slug, other):
    keys = [f"{slug}-{number}" for number in range(1, 4)]
    said_in = st.sampled_from([{}, {"made_in": slug}, {"made_in": other}, {"made_in": "truce"}])
    links = items(("kind", ("follows", "ends")), ("event", (*EVENTS, other)), more=cited).map(
        lambda found: [{"basis": "cited" if "citations" in link else "reading"} | link for link in found]
    )
    parts = st.fixed_dictionaries(
        {
            "topics": st.lists(st.sampled_from(TOPICS), unique=True).map(sorted),
            "places": items(("place", PLACES), ("role", ("origin", "passage")), more=cited),
            "actors": items(("actor", ACTORS), ("role", ("target", "accused"))),
            "claims": items(("key", keys), more=said_in),
            "links": links,
            "date": citations.map(lambda found: {"edtf": "2020"} | ({"citations": found} if found else {})),
        }
    )
    return parts.map(lambda held: {key: value for key, value in held.items() if value} | {"slug": slug})


def put_together(first, second):
    after = united(renamed(second, "a", "b"), renamed(first | {"slug": "b"}, "a", "b"))
    return after, set(paths(after)) - set(paths(second))


@settings(max_examples=50)
@given(records("a", "b"), records("b", "a"))
def test_what_was_put_together_comes_apart_as_it_was(first, second):
    after, came = put_together(first, second)
    assert canonical(undone(after, after, second, came)) == canonical(second)
    assert canonical(returned(first, after, after, came)) == canonical(first)


@settings(max_examples=50)
@given(records("a", "b"), records("b", "a"))
def test_nothing_that_either_held_is_lost(first, second):
    after, _ = put_together(first, second)
    held = set(paths(renamed(second, "a", "b"))) | set(paths(renamed(first | {"slug": "b"}, "a", "b")))
    assert set(paths(after)) == held


@settings(max_examples=50)
@given(records("a", "b"), records("b", "a"), records("b", "a"))
def test_what_was_edited_since_stays(first, second, edited):
    """Whatever became of the second record: each thing of it stays there, or goes back where it came from."""
    after, came = put_together(first, second)
    now = edited | {"claims": [claim | {"note": "Edited."} for claim in after.get("claims", [])]}
    left, back = undone(now, after, second, came), returned(first, now, after, came)
    assert set(paths(now)) <= set(paths(left)) | set(paths(back))
    assert not came & set(paths(left))
    assert all(claim["note"] == "Edited." for claim in (*left.get("claims", []), *back.get("claims", [])))


def test_a_quote_for_two_reasons_stands_once_with_all_that_is_said_of_it():
    first = {"slug": "a", "date": {"edtf": "2020", "citations": [quoted(3, via=["agency"], words="word")]}}
    second = {"slug": "b", "date": {"edtf": "2021", "citations": [quoted(3, words="words")]}}
    assert united(second, first)["date"] == {"edtf": "2021", "citations": [quoted(3, via=["agency"], words="words")]}


def test_a_link_is_cited_where_one_of_two_is():
    first = {"slug": "a", "date": {}, "links": [{"kind": "ends", "event": "truce", "basis": "cited", "citations": [quoted(1)]}]}
    second = {"slug": "b", "date": {}, "links": [{"kind": "ends", "event": "truce", "basis": "reading"}]}
    assert united(second, first)["links"] == first["links"]
