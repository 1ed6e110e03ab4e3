"""Records of events put together and taken apart again; what is edited in between stays."""

from collections.abc import Iterator

# What makes two items of a list the same one.
SAME = {
    "citations": ("article", "start", "end"),
    "places": ("place", "role"),
    "actors": ("actor", "role"),
    "claims": ("key",),
    "links": ("kind", "event"),
}
HELD = ("topics", "places", "actors", "claims", "links")

Path = tuple


def name_of(key: str, item: dict) -> Path:
    return tuple(item.get(each) for each in SAME[key])


def united(first: dict, second: dict) -> dict:
    """The first record with what the second holds besides; what both hold stands once, with the citations of both."""
    record = dict(first)
    if topics := sorted({*first.get("topics", []), *second.get("topics", [])}):
        record["topics"] = topics
    for key in HELD[1:]:
        record[key] = _both(key, first.get(key, []), second.get(key, []))
    dates = first["date"], second["date"]
    record["date"] = _bare(first["date"] | {"citations": _both("citations", *(date.get("citations", []) for date in dates))})
    return _bare(record)


def _both(key: str, first: list[dict], second: list[dict]) -> list[dict]:
    found = {}
    for item in (*first, *second):
        name = name_of(key, item)
        found[name] = _one(found[name], item) if name in found else item
    return list(found.values())


def _one(first: dict, second: dict) -> dict:
    """One item of two: what the first does not say, the second does."""
    item = second | first | {"citations": _both("citations", first.get("citations", []), second.get("citations", []))}
    if "cited" in (first.get("basis"), second.get("basis")):
        item["basis"] = "cited"
    return _bare(item)


def renamed(record: dict, old: str, new: str) -> dict:
    """The record with one event named in the place of another."""
    claims = [claim | {"made_in": new} if claim.get("made_in") == old else claim for claim in record.get("claims", [])]
    links = [link | {"event": new} if link["event"] == old else link for link in record.get("links", [])]
    return tidy(record | {"claims": claims, "links": links})


def tidy(record: dict) -> dict:
    """Without a link to the event itself, or two to one."""
    links = [link for link in record.get("links", []) if link["event"] != record["slug"]]
    return _bare(record | {"links": _both("links", links, [])})


def emptied(record: dict) -> dict:
    """What stays with a merged event: its title and date, and nothing that rests on quotes."""
    date = {key: value for key, value in record["date"].items() if key != "citations"}
    return {key: value for key, value in record.items() if key not in HELD} | {"date": date}


def paths(record: dict, root: Path = ()) -> Iterator[Path]:
    """Everything that a record holds, each thing by what makes it the same one."""
    yield from ((*root, "topics", slug) for slug in record.get("topics", []))
    if "date" in record:
        yield from paths(record["date"], (*root, "date"))
    for key in SAME.keys() & record.keys():
        for item in record[key]:
            path = (*root, key, *name_of(key, item))
            yield path
            yield from paths(item, path)


def undone(now: dict, after: dict, before: dict, gone: set[Path], root: Path = ()) -> dict:
    """The record as it stands, without the change from ``before`` to ``after``; of what came with it goes only what is ``gone``."""
    record = {}
    for key in dict.fromkeys((*now, *before)):
        sides = [each.get(key) for each in (now, after, before)]
        if key == "topics":
            value = _topics(*(set(each or ()) for each in sides), gone, root)
        elif key in SAME:
            value = _items(key, *(each or [] for each in sides), gone, (*root, key))
        elif key == "date":
            value = undone(*(each or {} for each in sides), gone, (*root, key))
        else:
            value = sides[2] if sides[0] == sides[1] != sides[2] else sides[0]
        record[key] = value
    return _bare(record)


def _topics(now: set, after: set, before: set, gone: set[Path], root: Path) -> list[str]:
    return sorted({slug for slug in now if (*root, "topics", slug) not in gone} | (before - after))


def _items(key: str, now: list, after: list, before: list, gone: set[Path], path: Path) -> list[dict]:
    was, came = ({name_of(key, item): item for item in each} for each in (before, after))
    found = {}
    for item in now:
        name = name_of(key, item)
        if (*path, *name) not in gone:
            both = name in was and name in came
            found[name] = undone(item, came[name], was[name], gone, (*path, *name)) if both else item
    lost = [name for name in was if name not in came and name not in found]
    return [found.get(name) or was[name] for name in _ordered(list(was), list(came), list(found), lost)]


def _ordered(was: list[Path], came: list[Path], now: list[Path], lost: list[Path]) -> list[Path]:
    """As they stood before, where nobody has put them in another order since; what is new stays behind what it stood behind."""
    if [name for name in now if name in came] == [name for name in came if name in now]:
        names = [name for name in was if name in now or name in lost]
        return _let_in(names, now, [name for name in now if name not in was])
    return _let_in(now, was, lost)


def _let_in(names: list[Path], order: list[Path], others: list[Path]) -> list[Path]:
    """Each of the others behind the nearest that stands before it in the order."""
    names = list(names)
    for name in others:
        leading = order[: order.index(name)]
        names.insert(next((names.index(each) + 1 for each in reversed(leading) if each in names), 0), name)
    return names


def returned(old: dict, now: dict, after: dict, gone: set[Path]) -> dict:
    """What a merged event held, each claim and each thing that it takes back as it has been edited since."""
    record = dict(old)
    for key in HELD[1:]:
        record[key] = _edited(key, *(each.get(key, []) for each in (old, now, after)), gone, (key,))
    dates = [each["date"].get("citations", []) for each in (old, now, after)]
    record["date"] = _bare(old["date"] | {"citations": _edited("citations", *dates, gone, ("date", "citations"))})
    return _bare(record)


def _edited(key: str, old: list, now: list, after: list, gone: set[Path], path: Path) -> list[dict]:
    held, came = ({name_of(key, item): item for item in each} for each in (now, after))
    found = []
    for item in old:
        name = name_of(key, item)
        back = (*path, *name) in gone and name in held and name in came
        found.append(undone(held[name], came[name], item, set()) if back else item)
    return found


def _bare(record: dict) -> dict:
    """As records are written: what is empty is left out."""
    return {key: value for key, value in record.items() if value not in (None, [], {})}
