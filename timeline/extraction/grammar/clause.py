"""One clause of a sentence: its verb, what opens it, which clause it hangs on, its phrases and who its subject is."""

from timeline.extraction.grammar.group import Group
from timeline.extraction.grammar.phrases import Slot


class Clause:
    """Units from start up to end; `link` is the word that opens it, "" for a main clause."""

    __slots__ = (
        "after",
        "before",
        "end",
        "group",
        "lemma",
        "link",
        "number",
        "own_subject",
        "parent",
        "speech",
        "start",
        "subject",
        "verb",
    )

    def __init__(self, number: int, start: int, end: int, group: Group | None, link: str = ""):
        self.number, self.start, self.end = number, start, end
        self.group = group
        self.lemma = group.lemma if group else ""
        self.link = link
        self.parent: int | None = None
        self.before: list[Slot] = []
        self.after: list[Slot] = []
        self.subject: list[Slot] = []
        self.own_subject = False
        self.verb = None  # what its verb tells: triggers.Verb
        self.speech = None  # the type of statement that its verb makes: triggers.Type

    def objects(self) -> list[Slot]:
        """The noun phrases right behind the verb that no preposition governs."""
        found: list[Slot] = []
        for slot in self.after:
            if slot.preposition == "" or (found and slot.preposition == "&"):
                found.append(slot)
            elif found or slot.preposition != "":
                break
        return found

    def slot_at(self, at: int) -> Slot | None:
        """That of its phrases in which a unit stands."""
        for phrases in (self.before, self.after):
            for slot in phrases:
                if slot.start <= at < slot.end:
                    return slot
        return None
