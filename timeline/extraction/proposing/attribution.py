"""Who says so: the clause of saying over a clause, its speaker, whom it came through, and the words that hedge it."""

from dataclasses import dataclass

from timeline.extraction.article import Article
from timeline.extraction.grammar.clauses import Clause
from timeline.extraction.grammar.phrases import Slot
from timeline.extraction.grammar.units import DATE, NAME, WORD, is_quote
from timeline.extraction.proposing.roles import Context, objects, part_of, parts_of_list, people
from timeline.extraction.proposing.sentences import Sentence
from timeline.extraction.proposing.triggers import Type, listed
from timeline.extraction.types import Part, Where

_MEDIA = frozenset(("agency", "newspaper", "website", "media", "broadcaster", "television", "publisher", "channel", "news_agency"))
_ANONYMOUS, _UNNAMED = listed("speech", "people", "anonymous"), listed("speech", "people", "unnamed")
_PERSONS = listed("speech", "people", "others")
_IDENTIFIED = frozenset(("named", "identified", "quoted"))  # "officials who asked not to be named"
_RELAYING = frozenset(("cite", "quote"))


@dataclass(slots=True)
class Source:
    """Who says it, through whom it came, and the clause that says so (None for "according to")."""

    speaker: Part | None
    via: tuple[Where, ...]
    clause: Clause | None
    type: Type | None


def speakers(sentence: Sentence, clause: Clause, article: Article, context: Context) -> list[Part]:
    """The subject of a verb of saying; of a passive one whoever stands behind "by"."""
    if clause.group.passive:
        slots = [slot for slot in clause.after if slot.preposition == "by"]
        return parts_of_list(sentence, slots, "speaker", article, context)
    if clause.link == "which" and any(sentence.row[slot.head].lower in _PERSONS for slot in clause.subject):
        return []  # "a strike at allies, which explains the alert"
    return parts_of_list(sentence, clause.subject, "speaker", article, context) or _some_of(sentence, clause)


def _some_of(sentence: Sentence, clause: Clause) -> list[Part]:
    """ "Two of the people said": a number of those whom "of" tells."""
    row = sentence.row
    some = clause.subject[0] if len(clause.subject) == 1 else None
    whole = next((slot for slot in clause.before if some and slot.preposition == "of" and slot.start == some.end + 1), None)
    if whole is None or some.end - some.start != 1 or row[some.start].category != "det" or row[whole.head].lower not in people():
        return []
    words = " ".join(unit.text for unit in row[some.start : whole.end])
    return [Part(row[some.start].start, row[whole.head].end, None, words, "speaker")]


def is_parenthetical(sentence: Sentence, clause: Clause) -> bool:
    """ ", police said", "… he added on Monday": saying behind what is said, with nothing of its own to say."""
    if clause.group is None or clause.group.form != "finite" or clause.number == 0 and not _quote_before(sentence, clause):
        return False
    if sentence.row[clause.start].lower == "that":
        return False
    follows = [
        other
        for other in sentence.clauses[clause.number + 1 :]
        if other.parent == clause.number and other.link in ("that", "to", "whether")
    ]
    return (
        not follows
        and clause.link in (",", "resume", "that", "")
        and all(slot.preposition != "" or _is_hearer_or_day(sentence, slot) for slot in clause.after)
    )


def _is_hearer_or_day(sentence: Sentence, slot: Slot) -> bool:
    return sentence.row[slot.head].kind in (NAME, DATE)


def _quote_before(sentence: Sentence, clause: Clause) -> bool:
    return any(is_quote(unit) for unit in sentence.row[: clause.group.first])


def source_of(sentence: Sentence, clause: Clause, article: Article, context: Context) -> Source | None:
    """By whose account a clause is told, the nearest first; None for the article's own voice."""
    saying = sentence.speaking
    above = saying and (_saying_above(sentence, clause) or _saying_behind(sentence, clause) or _saying_inserted(sentence, clause))
    if above:
        return _source(sentence, above, article, context)
    return _according(sentence, article, context) or (_quoted(sentence, clause, context))


def _saying_above(sentence: Sentence, clause: Clause) -> Clause | None:
    at = clause
    while at.parent is not None:
        above = sentence.clauses[at.parent]
        if above.speech and (
            at.link in ("that", "to", "", "whether", "who")
            or (at.link in ("and", "but", "or") and at is not clause)
            or at.link in ("when", "after", "because", "while", "where", "which", "of", "for")
        ):
            return above
        at = above
    return None


def _saying_behind(sentence: Sentence, clause: Clause) -> Clause | None:
    for other in sentence.speaking:
        if other.number > clause.number and is_parenthetical(sentence, other):
            return other
    return None


def _saying_inserted(sentence: Sentence, clause: Clause) -> Clause | None:
    """ "On 3 May, the army said, a bomb went off": the saying stands between the date and what is said."""
    first = sentence.clauses[0]
    inserted = first.start > 0 and first.link == "" and first is not clause and clause.parent is None
    return first if inserted and first.speech else None


def _source(sentence: Sentence, above: Clause, article: Article, context: Context) -> Source:
    said = speakers(sentence, above, article, context)
    speaker, via = said[0] if said else None, ()
    if above.lemma in _RELAYING:
        # "AP quoted officials as saying": the object speaks, the subject passes it on.
        behind = parts_of_list(sentence, objects(above), "speaker", article, context)
        if behind and speaker:
            return Source(behind[0], (Where(speaker.id, speaker.name),), above, above.speech)
    cited = None
    if not _RELAYING.isdisjoint(sentence.lemmas):
        cited = next(
            (clause for clause in sentence.clauses[above.number + 1 :] if clause.lemma in _RELAYING and clause.link == ",ing"), None
        )
    if cited and (behind := parts_of_list(sentence, objects(cited), "speaker", article, context)):
        return Source(behind[0], tuple(Where(part.id, part.name) for part in said[:1]), above, above.speech)
    hearers = [
        part
        for slot in above.after
        if slot.preposition in ("", "to") and (part := part_of(sentence, slot, "addressee", article, context)) and is_media(part, article)
    ]
    over = sentence.above(above)
    if over and over.lemma in _RELAYING:
        hearers = [part for part in speakers(sentence, over, article, context) if is_media(part, article)] or hearers
    via = tuple(Where(part.id, part.name) for part in hearers[:1])
    return Source(speaker, via, above, above.speech)


def is_media(part: Part, article: Article) -> bool:
    """Whether somebody is an agency, a paper, a broadcaster: they pass on what others say."""
    actor = article.gazetteer.actors.get(part.id) if part.id else None
    return bool((actor and actor.type in _MEDIA) or (part.id and part.id in article.gazetteer.publishers))


def _according(sentence: Sentence, article: Article, context: Context) -> Source | None:
    if "according" not in sentence.words:
        return None
    for at in (at for at, unit in enumerate(sentence.row) if unit.lower == "according"):
        if at + 2 < len(sentence.row) and sentence.row[at + 1].lower == "to":
            for slot in sentence.clause_of(at).before + sentence.clause_of(at).after:
                if slot.start >= at + 2:
                    part = part_of(sentence, slot, "speaker", article, context)
                    return Source(part, (), None, None) if part else None
    return None


def _quoted(sentence: Sentence, clause: Clause, context: Context) -> Source | None:
    """Inside a quotation the last speaker speaks."""
    main = clause.group.main if clause.group else clause.start
    return Source(context.speaker, (), None, None) if sentence.is_quoted(main) and context.speaker else None


def hedge(sentence: Sentence, clause: Clause) -> str:
    """The word that says how sure it is: "reportedly", "allegedly"."""
    words = listed("speech", "hedges", "words")
    if not sentence.says(words):
        return ""
    return next(
        (unit.lower for unit in sentence.row[max(0, clause.start - 6) : clause.end] if unit.kind is WORD and unit.lower in words), ""
    )


def is_claim(sentence: Sentence, source: Source | None, article: Article) -> bool:
    """Whether a party to the matter says so, or somebody who stays unnamed."""
    speaker = source.speaker if source else None
    return bool(speaker) and (is_party(speaker, article) or _is_anonymous(sentence, speaker))


def _is_anonymous(sentence: Sentence, speaker: Part) -> bool:
    """ "Two diplomats", "people familiar with the talks", "an official who spoke on condition of anonymity"."""
    if speaker.id or not speaker.name:
        return False
    last = speaker.name.split()[-1].lower()
    if last in _ANONYMOUS:
        return True
    asked = {"asked", "not"} <= sentence.words and sentence.says(_IDENTIFIED)
    return last in people() and (asked or sentence.says(_UNNAMED))


def is_laid(source: Source | None, clause: Clause) -> bool:
    """ "The indictment alleges that he paid", "prosecutors say he paid": what is laid at somebody's door; what "who" adds to him is not."""
    if source is None or clause.link in ("who", "which", "reduced"):
        return False
    named = source.speaker.name.split()[-1:] if source.speaker and source.speaker.id is None else []
    inferred = source.clause is not None and source.clause.lemma == "suggest"  # "the papers suggest that he paid"
    return (
        inferred
        or bool(source.type and source.type.slug == "accusation")
        or any(word.lower() in listed("speech", "people", "accusing") for word in named)
    )


def is_party(part: Part, article: Article) -> bool:
    """Whether the speaker has a name: what a party to the matter says is its claim; officials and police are how news is known."""
    return bool(part.id) and not is_media(part, article)
