"""How well proposals tell the events that a careful reader found in an article."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from timeline.dates import edtf
from timeline.extraction.proposing import triggers


@dataclass
class Score:
    """Of one article or, summed, of several; `found` pairs each event of the gold with its proposal."""

    found: list[tuple[dict, dict]] = field(default_factory=list)
    missed: list[dict] = field(default_factory=list)
    twice: list[dict] = field(default_factory=list)
    false: list[dict] = field(default_factory=list)
    dates_wrong: list[tuple[dict, dict]] = field(default_factory=list)
    too_precise: list[tuple[dict, dict]] = field(default_factory=list)
    roles_right: int = 0
    roles_wrong: int = 0
    roles_missed: int = 0
    violated: list[tuple[dict, dict, tuple]] = field(default_factory=list)

    def add(self, other: "Score") -> None:
        for name, value in vars(other).items():
            setattr(self, name, getattr(self, name) + value)

    @property
    def must(self) -> int:
        return sum(event["must"] for event in (*self.missed, *(event for event, _ in self.found)))

    @property
    def recall(self) -> float:
        """Share of the events that a reader would miss for which there is a proposal."""
        return share(sum(event["must"] for event, _ in self.found), self.must)

    @property
    def precision(self) -> float:
        """Share of proposals that tell an event of the gold, each event counted once."""
        return share(len(self.found), len(self.found) + len(self.twice) + len(self.false))

    @property
    def worth(self) -> float:
        """Share of proposals that tell an event of the gold, also where another proposal tells it already."""
        return share(len(self.found) + len(self.twice), len(self.found) + len(self.twice) + len(self.false))

    @property
    def dates_right(self) -> float:
        return share(len(self.found) - len(self.dates_wrong), len(self.found))

    @property
    def roles_precision(self) -> float:
        return share(self.roles_right, self.roles_right + self.roles_wrong)

    @property
    def roles_recall(self) -> float:
        return share(self.roles_right, self.roles_right + self.roles_missed)


def share(part: int, whole: int) -> float:
    return part / whole if whole else 1.0


def score(gold: Mapping, proposals: Sequence[dict], families: Mapping[str, str]) -> Score:
    """Of the gold of an article and its proposals as `record.proposal_record` writes them."""
    result = Score()
    pairs = _pairs(gold["events"], proposals, families)
    for event, proposal in pairs:
        _judge(result, event, proposal)
    found, used = {id(event) for event, _ in pairs}, {id(proposal) for _, proposal in pairs}
    result.missed = [event for event in gold["events"] if id(event) not in found]
    for proposal in proposals:
        if id(proposal) not in used:
            known = any(likeness(event, proposal, families) for event in gold["events"])
            (result.twice if known else result.false).append(proposal)
    return result


def _pairs(events: Sequence[dict], proposals: Sequence[dict], families: Mapping[str, str]) -> list[tuple[dict, dict]]:
    """Best likeness first, each event and each proposal once."""
    ranked = [
        (likeness(event, proposal, families), -number, -rank, event, proposal)
        for number, event in enumerate(events)
        for rank, proposal in enumerate(proposals)
    ]
    pairs: dict[int, tuple[dict, dict]] = {}
    used: set[int] = set()
    for like, _, _, event, proposal in sorted(ranked, key=lambda row: row[:3], reverse=True):
        if like and id(event) not in pairs and id(proposal) not in used:
            pairs[id(event)] = (event, proposal)
            used.add(id(proposal))
    return list(pairs.values())


def likeness(event: Mapping, proposal: Mapping, families: Mapping[str, str]) -> float:
    """0 where the proposal does not tell the event; the more, the surer it is this one."""
    own, others = event["quote"], (event["sentence"], *event.get("also", ()))
    quotes = (proposal["quote"], *proposal["also"])
    if not (proposal["kind"] == event["kind"] and any(_meet(quotes[0], place) for place in others)):
        return 0.0
    type_ = _type_likeness(proposal["type"], event["types"], families)
    accepted = [edtf.parse(date).span for date in event["dates"]]
    if not type_ or not any(edtf.parse(proposal["date"]["edtf"]).span.overlaps(span) for span in accepted):
        return 0.0
    return type_ + 2 * _meet(quotes[0], own) + date_is_right(event, proposal) + any(_meet(quote, own) for quote in quotes)


def _meet(a: Mapping, b: Mapping) -> bool:
    return a["start"] < b["end"] and b["start"] < a["end"]


def _type_likeness(type_: str | None, accepted: Sequence[str], families: Mapping[str, str]) -> float:
    if type_ is None:  # claims none: kind and date must agree, the type is for the curator to choose
        return 0.5
    if type_ in accepted:
        return 2.0 - accepted.index(type_) / 10
    kin, words = families.get(type_, type_), type_.split("-")
    alike = any(kin == families.get(other, other) or (other not in families and set(words) & set(other.split("-"))) for other in accepted)
    return 0.5 if alike or triggers.fitting(type_, accepted) else 0.0


def date_is_right(event: Mapping, proposal: Mapping) -> bool:
    ours = edtf.parse(proposal["date"]["edtf"]).span
    return any(ours == edtf.parse(date).span for date in event["dates"])


def date_is_too_precise(event: Mapping, proposal: Mapping) -> bool:
    ours = edtf.parse(proposal["date"]["edtf"]).span
    return not date_is_right(event, proposal) and all(ours.days < edtf.parse(date).span.days for date in event["dates"])


def _judge(result: Score, event: dict, proposal: dict) -> None:
    result.found.append((event, proposal))
    if not date_is_right(event, proposal):
        result.dates_wrong.append((event, proposal))
    if date_is_too_precise(event, proposal) and not edtf.parse(proposal["date"]["edtf"]).span.is_open:
        result.too_precise.append((event, proposal))
    ours, theirs = _roles(proposal["actors"]), _roles(event["actors"])
    result.roles_right += len(ours & theirs)
    result.roles_wrong += len(ours - theirs)
    result.roles_missed += len(theirs - ours)
    places = {(place["id"], "location") for place in proposal["places"] if place["role"] == "location"}
    result.violated += [(event, proposal, wrong) for wrong in (ours | places) & _roles(event["not_roles"])]


def _roles(actors: Iterable[Mapping]) -> set[tuple[str, str]]:
    return {(actor["id"], actor["role"]) for actor in actors if actor["id"]}
