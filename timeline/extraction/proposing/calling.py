"""Whom "he", "it", "the colonel" or "the group" mean: who was last named, told of, or has that office."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from timeline.extraction.grammar.phrases import Slot
from timeline.extraction.grammar.units import DATE, WORD, Unit
from timeline.extraction.proposing.sentences import Sentence
from timeline.extraction.proposing.triggers import listed
from timeline.extraction.types import Mention, Part

PLURAL = frozenset(("they", "it", "we", "them", "us"))
_BESIDE_OFFICES = frozenset(("former", "late", "vice", "deputy", "assistant", "then", "ex", "old", "incoming"))  # not "the president"
_OTHERS = frozenset(("him", "her"))
_GENDERS = {"he": "m", "him": "m", "she": "f", "her": "f"}
_ARMED = frozenset(("armed-group", "group"))
_WRITTEN = {"gen": "general", "col": "colonel", "capt": "captain", "lt": "lieutenant", "sgt": "sergeant", "gov": "governor"}
_BODIES, _CROWDS = listed("speech", "people", "bodies"), listed("speech", "people", "others")
_SINGLE = frozenset(listed("speech", "people", "single"))
_OTHER = frozenset(("a", "an", "another", "other"))
REACH = 3  # sentences over which "they" and "it" look back
LATELY = 2  # over which "he" is rather somebody whom a sentence was about
REMEMBERED = 6  # persons that a pronoun can still mean


@dataclass
class Context:
    """Whom the sentences before were about, spoke, or were named with an office; `kinds` are those of the gazetteer's actors."""

    kinds: Mapping[str, str] = field(default_factory=dict)
    people: list[Part] = field(default_factory=list)  # the last one last
    subjects: list[Part] = field(default_factory=list)  # of them those that a sentence was about
    since: dict[str, int] = field(default_factory=dict)  # number of the last sentence about a person
    body: Part | None = None
    body_since: int = 0  # number of the sentence
    speaker: Part | None = None
    called: dict[str, Part | None] = field(default_factory=dict)  # by an office or a word of the name
    shared: dict[str, int] = field(default_factory=dict)  # number of the last sentence in which two had an office
    genders: dict[str, str] = field(default_factory=dict)
    told: dict[str, int] = field(default_factory=dict)  # number of the last sentence that names a person
    things: set[str] = field(default_factory=set)  # names taken for those of persons, but with an article in front
    thing: int = -1  # number of the last sentence about one thing, or about several, without a name
    crowd: int = -1
    stranger: int = -1  # of the last one that tells of somebody without a name and of nobody else
    doubtful: int = -1  # of the last one about somebody, in which a pronoun may mean another
    _read: Sentence | None = None  # the one whose persons are
    _named: list[tuple[int, Part]] = field(default_factory=list)

    def forget(self) -> None:
        """At a heading."""
        self.people, self.subjects, self.body, self.speaker = [], [], None, None

    def meet(self, part: Part, sentence: Sentence) -> None:
        """Somebody whom a sentence was about."""
        if part.id and self.kinds.get(part.id) != "person":
            self.body, self.body_since = part, sentence.number
        else:
            if self.subjects and _key(self.subjects[-1]) != _key(part) and not sentence.words.isdisjoint(_OTHERS):
                self.doubtful = sentence.number
            self.subjects = _last(self.subjects, part)
            self.since[_key(part)] = sentence.number

    def knows(self, part: Part) -> bool:
        """Whether it is a person told of before."""
        return any(_key(part) == _key(other) for other in self.people)

    def names_somebody(self, sentence: Sentence) -> bool:
        return bool(self._persons(sentence))

    def pass_over(self, number: int, *, several: bool) -> None:
        """A sentence was about something that is none of those who act: "it" or "they" may mean that."""
        if several:
            self.crowd = number
        else:
            self.thing = number

    def meant(self, sentence: Sentence, at: int) -> Part | None:
        """Of a pronoun: who alone it can mean; nobody where there are two."""
        word = sentence.row[at].lower
        if word in PLURAL:
            return self._body(sentence, at, word)
        if word in ("i", "me"):
            return self._who_says(sentence, at)
        if (gender := _GENDERS.get(word)) is None:
            return None
        who = self._person(sentence, at, gender)
        if who is not None:
            if _key(who) in self.since or any(_key(part) == _key(who) for place, part in self._persons(sentence) if place < at):
                self.genders.setdefault(_key(who), gender)
            if word in ("he", "she") and _key(who) in self.since:  # the text is still about them
                self.subjects = _last(self.subjects, who)
                self.since[_key(who)] = sentence.number
        return who

    def _body(self, sentence: Sentence, at: int, word: str) -> Part | None:
        stands = word != "it" or _acts(sentence.row, at)
        other = self.crowd if word in ("they", "them") else self.thing if word == "it" else -1
        return self.body if stands and sentence.number - self.body_since <= REACH and other <= self.body_since else None

    def _who_says(self, sentence: Sentence, at: int) -> Part | None:
        """Of "I": who speaks in the sentence, or in quotation marks who spoke before; else it is whoever writes."""
        speaking = [slot for clause in sentence.speaking for slot in clause.subject if sentence.row[slot.head].lower not in ("i", "we")]
        for slot in speaking:
            if sentence.row[slot.head].lower in _GENDERS:
                return self.meant(sentence, slot.head)
            if named := [part for place, part in self._persons(sentence) if slot.start <= place < slot.end]:
                return named[-1]
        return None if speaking or not sentence.is_quoted(at) else self.speaker

    def _person(self, sentence: Sentence, at: int, gender: str) -> Part | None:
        quoted = sentence.is_quoted(at)
        others = self._doers(sentence, at) if sentence.row[at].lower in _OTHERS else ()  # "Lee tricked him"

        def fits(part: Part) -> bool:
            return self.genders.get(_key(part), gender) == gender and part.name not in self.things and _key(part) not in others

        named = [
            (place, part) for place, part in self._persons(sentence) if place < at and sentence.is_quoted(place) == quoted and fits(part)
        ]
        if sentence.lowers[0] == "asked":
            named = [(place, part) for place, part in named if place >= sentence.clause_of(at).start]  # "Asked if Lee would go, he …"
        near = _distinct(part for _, part in named)
        if near:
            another = any(_GENDERS.get(word) == gender for word in sentence.lowers[: named[0][0]])  # "a poll put him before Lee; he …"
            return None if another else near[0] if len(near) == 1 else self._leading(sentence, at, near)
        lately = [part for part in reversed(self.subjects) if sentence.number - self.since[_key(part)] <= LATELY and fits(part)]
        if self.stranger == sentence.number - 1 and not (lately and self.since[_key(lately[0])] == self.stranger):
            return None  # "Lee spoke. Police held a man. He …"
        if lately:
            return None if self._is_rivalled(lately) else lately[0]
        known = _distinct(part for part in (*reversed(self.people), *reversed(self.subjects)) if fits(part))
        fresh = [part for part in known if sentence.number - self.told.get(_key(part), -REACH) <= LATELY]
        return fresh[0] if len(fresh) == 1 else known[0] if len(known) == 1 else None

    def _doers(self, sentence: Sentence, at: int) -> set[str]:
        """Of whom the clause is told in which a word stands."""
        slots = sentence.clause_of(at).subject
        return {_key(part) for place, part in self._persons(sentence) if any(slot.start <= place < slot.end for slot in slots)}

    def _is_rivalled(self, lately: list[Part]) -> bool:
        """ "Lee praised him. He …", where the text was about somebody else before; "Lee met Said. He …", where it was about both."""
        number = self.since[_key(lately[0])]
        return len(lately) > 1 and (self.doubtful == number or any(self.told.get(_key(other), -1) >= number for other in lately[1:]))

    def _leading(self, sentence: Sentence, at: int, near: list[Part]) -> Part | None:
        """Of several named before it: whom the clause is told of on which the pronoun's own hangs, if nobody stands between."""
        above = sentence.above(sentence.clause_of(at))
        if above is None:
            return None
        low = min((slot.start for slot in above.subject), default=at)
        between = _distinct(part for place, part in self._persons(sentence) if low <= place < at)
        return between[0] if len(between) == 1 and between[0] in near else None

    def _persons(self, sentence: Sentence) -> list[tuple[int, Part]]:
        """Where a sentence names somebody, and whom."""
        if self._read is not sentence:
            self._read, units = sentence, [(at, sentence.row[at]) for at in sentence.actors]
            self._named = [(at, _part_of(unit)) for at, unit in units if not unit.possessive and self._is_person(unit.mention)]
        return self._named

    def _is_person(self, mention: Mention) -> bool:
        return self.kinds.get(mention.id or "", mention.guess or "") == "person"

    def learn(self, sentence: Sentence) -> None:
        """Who is a man or a woman by the title in front of the name."""
        for at, part in self._persons(sentence):
            word = _title(sentence.row, at)
            if gender := "f" if word in listed("speech", "people", "women") else "m" if word in listed("speech", "people", "men") else "":
                self.genders[_key(part)] = gender
        first = sentence.row[0].lower
        if first in ("his", "her") and self.subjects:
            self.genders.setdefault(_key(self.subjects[-1]), "m" if first == "his" else "f")

    def note(self, sentence: Sentence) -> None:
        """Remember the names of a sentence, and the words that can stand for them."""
        for at, part in self._persons(sentence):
            held = _BESIDE_OFFICES.isdisjoint(sentence.lowers[max(0, at - 3) : at])
            if (word := _title(sentence.row, at)) in listed("speech", "people", "offices") and held:
                self._call(word, part, sentence.number)
            self.people = _last(self.people, part)
            self.told[_key(part)] = sentence.number
            if at and not part.id and sentence.row[at - 1].lower == "the":
                self.things.add(part.name)
        if not self._persons(sentence) and not sentence.words.isdisjoint(_SINGLE) and sentence.words.isdisjoint(_GENDERS):
            self.stranger = sentence.number
        self._drop_others(sentence)
        for at in sentence.actors:
            if sentence.row[at].mention.id:
                self._note_body(sentence.row[at])

    def _call(self, word: str, part: Part, number: int) -> None:
        """Know somebody by an office; of two who hold it and were just told of it means neither."""
        before = self.called.get(word)
        told = self.told.get(_key(before), -REACH) if before and _key(before) != _key(part) else -REACH
        if number - told < REACH:
            self.shared[word] = number
        self.called[word] = None if number - self.shared.get(word, -REACH) < REACH else part

    def _drop_others(self, sentence: Sentence) -> None:
        """Behind "a group" or "another armed group" "the group" may be that one."""
        for word in [word for word in self.called if word in sentence.words and word in _BODIES]:
            at = sentence.lowers.index(word)
            if not _OTHER.isdisjoint(sentence.lowers[max(0, at - 3) : at]):
                del self.called[word]

    def _note_body(self, unit: Unit) -> None:
        kind = self.kinds.get(unit.mention.id or "", "")
        if kind == "person" or unit.lower in _CROWDS:
            return
        name = unit.mention.name or unit.mention.text
        words = _words_for(name)
        if words or kind in _ARMED:
            part = Part(unit.start, unit.end, unit.mention.id, name, "")
            self.called.update(dict.fromkeys(words, part))
            if kind in _ARMED:
                self.called["group"] = part


def _distinct(parts: Iterable[Part]) -> list[Part]:
    return list({_key(part): part for part in parts}.values())


def _part_of(unit: Unit) -> Part:
    return Part(unit.start, unit.end, unit.mention.id, unit.mention.name or unit.mention.text, "")


@lru_cache(maxsize=1024)
def _words_for(name: str) -> frozenset[str]:
    return _BODIES & set(name.lower().split())


def _last(parts: list[Part], part: Part) -> list[Part]:
    return [other for other in parts if _key(other) != _key(part)][1 - REMEMBERED :] + [part]


def _acts(row: list[Unit], at: int) -> bool:
    """Whether a verb follows: "it sent troops", not "sent it off"."""
    after = row[at + 1] if at + 1 < len(row) else None
    return bool(after and (after.category in ("have", "be", "modal", "do", "adv", "neg") or (not after.category and after.lemma)))


def _key(part: Part) -> str:
    return part.id or part.name


def _title(row: list[Unit], at: int) -> str | None:
    """The title in front of a name: "Colonel X", "Col. X", "the interior minister, X"."""
    place = at - 1
    while place >= 0 and row[place].text in (".", ","):
        place -= 1
    if place < 0 or row[place].kind is not WORD or at - place > 3:
        return None
    return _WRITTEN.get(row[place].lower, row[place].lower)


def meant(row: list[Unit], slot: Slot, end: int, role: str, called: Mapping[str, Part | None]) -> Part | None:
    """Of "the" and one word; with more words it may be another one of the kind."""
    words = [unit for unit in row[slot.start : end] if unit.kind is not DATE]
    if len(words) != 2 or words[0].lower != "the":
        return None
    who = called.get(words[1].lower)
    return Part(words[1].start, words[1].end, who.id, who.name, role) if who else None
