"""The verbs of a sentence: which words are one, and in what form, voice and mood."""

from collections.abc import Sequence

from timeline.extraction.grammar.group import Group, in_front, table
from timeline.extraction.grammar.participles import reduce
from timeline.extraction.grammar.units import DATE, NAME, NUMBER, POINT, WORD, Unit, is_number, is_quote, words

_PARTICLES, _PERIODS, _HOW_MUCH, _ROUGHLY = words("particles"), words("periods"), words("how_much"), words("roughly")
_NO_MAIN = frozenset(("det", "prep", "conj", "sub", "rel", "pron"))
_UNTIL = frozenset(("for", "until", "to"))
_HEADS = frozenset((":", "–", "—", "•", "-"))  # a sentence may begin behind them


def groups(row: Sequence[Unit]) -> list[Group]:
    """The verb groups of a sentence, in order."""
    found: list[Group] = []
    reached = 0
    for at, unit in enumerate(row):
        if unit.verbal and at >= reached:
            before = found[-1] if found and found[-1].main == at - 1 else None
            group = (_helped(row, at) if before and before.lemma == "help" else None) or _group_at(row, at)
            if group and not (before and _is_object(row, before, group)) and not (group.lemma == "end" and _ends_period(row, group)):
                group.negated = group.negated or (group.form == "finite" and _is_denied(row, group.first))
                found.append(group)
                reached = group.main + 1
    reduce(row, found)
    _join_infinitives(row, found)
    return _without_demands(row, found)


def _without_demands(row: Sequence[Unit], found: list[Group]) -> list[Group]:
    """ "Makes two demands: dissolve parliament, free the men": what base forms behind a colon ask for nobody has done."""
    for number, group in enumerate(found):
        if number and row[group.first - 1].text == ":" and _is_base(row, group):
            return found[:number] + [other for other in found[number:] if not _is_base(row, other)]
    return found


def _is_base(row: Sequence[Unit], group: Group) -> bool:
    return group.first == group.main and group.present and "b" in row[group.main].marks


def _is_denied(row: Sequence[Unit], first: int) -> bool:
    """ "Never formally surrendered"."""
    at = first - 1
    while at > 0 and row[at].lower.endswith("ly"):
        at -= 1
    return at >= 0 and row[at].lower == "never"


def _join_infinitives(row: Sequence[Unit], found: list[Group]) -> None:
    """ "Threatened to withdraw its troops and close the embassy": the second verb goes without its "to"."""
    first: Group | None = None
    for group in found:
        joint = in_front(row, group.first) if first and _is_base(row, group) else None
        if joint is not None and joint.category == "conj":
            group.form, group.modal, group.present = first.form, first.modal, False
            group.negated = group.negated or first.negated
        if group.form == "infinitive" or group.modal:
            first = group
        elif group.form != "ing":  # "will begin bringing troops home and free the prisoners"
            first = None


def _helped(row: Sequence[Unit], at: int) -> Group | None:
    """ "Helped end the war": the infinitive without its "to"; "helped people" has none."""
    unit, after = row[at], row[at + 1] if at + 1 < len(row) else None
    if "b" not in unit.marks or unit.lower != unit.lemma or after is None:
        return None
    has_object = after.kind is NAME or (after.category == "det" and not is_number(after))
    return Group(at, at, unit.lemma, "infinitive") if has_object or unit.lemma not in table("also_nouns") else None


def _is_object(row: Sequence[Unit], before: Group, group: Group) -> bool:
    """A present form right behind a verb is its object, a past one describes it: "been shelling bases", "put alleged killers on trial"."""
    if before.copula or group.first != group.main:
        return False
    after = row[group.main + 1] if group.main + 1 < len(row) else None
    if group.form == "finite" and group.present:
        bare = before.form in ("infinitive", "ing") or bool(before.modal)
        return group.lemma in table("also_nouns") or (bare and row[group.main].lower.endswith("s"))
    plain = after is not None and after.plain and not after.verbal and not after.adverb
    plain = plain or (after is not None and after.kind is NAME and after.adjective)
    return group.form in ("finite", "participle") and plain and not before.passive


def _group_at(row: Sequence[Unit], at: int) -> Group | None:
    unit = row[at]
    if unit.category:
        if unit.category == "to":
            return _infinitive(row, at)
        group = _with_auxiliary(row, at)
        if group and unit.lower == "being" and group.form == "finite":
            group.form = "ing"  # "after being hit", "with the north being the first to vote"
        return group
    if unit.lemma and not unit.possessive:
        return _bare(row, at, unit.lemma, unit.marks)
    if not unit.lemma and _looks_past(row, at):
        return Group(at, at, unit.lower, "finite")
    return None


def _with_auxiliary(row: Sequence[Unit], at: int) -> Group:
    group = Group(at, at, "", "finite")
    be = done = wished = able = False
    while at < len(row) and (row[at].kind is WORD or _is_when(row, at, be or group.perfect)):
        unit = row[at]
        kind = unit.category
        group.negated = group.negated or kind == "neg" or unit.compound == "n't"
        if kind == "modal":
            group.modal = unit.lower
        elif kind == "have":
            group.perfect, group.present = True, unit.lower in ("has", "have")
        elif kind == "be":
            be, group.present = True, group.present or unit.lower in ("is", "are", "am")
        elif kind == "do":
            done = True
        elif not (unit.adverb or kind == "adv" or unit.kind is DATE or ((be or group.perfect) and _is_lately(row, at))):
            break
        wished = wished or (be and unit.lower in ("willing", "ready", "unable", "likely"))
        able = able or (be and unit.lower == "able")
        at += 1
    group.present = group.present and not group.modal
    if at + 1 < len(row) and row[at].category == "to":
        if "b" in row[at + 1].marks:
            group.main, group.lemma = at + 1, row[at + 1].lemma
            group.modal = group.modal or _modal(wished or (able and group.present), able, be)
            return group
        if row[at + 1].lower == "be":
            tail = _with_auxiliary(row, at + 1)
            tail.first, tail.modal, tail.negated = group.first, "could" if wished else "be to", tail.negated or group.negated
            return tail
    if at >= len(row) or row[at].kind is not WORD or not _takes_main(row, group, at, be, bool(group.modal) or done):
        group.main, group.copula = at - 1, True
        group.lemma = "be" if be else "have" if group.perfect else "do" if done else group.modal
        group.perfect = group.perfect and be
    return group


def _modal(wished: bool, able: bool, be: bool) -> str:
    """What an infinitive behind them adds; "were able to land" says no more than that they landed."""
    return "could" if wished else "" if able else "be to" if be else "have to"


def _is_when(row: Sequence[Unit], at: int, opened: bool) -> bool:
    """ "Was soon released", "has today left": a date inside the verb."""
    return opened and row[at].kind is DATE and not row[at].possessive and at + 1 < len(row) and "n" in row[at + 1].marks


def _is_lately(row: Sequence[Unit], at: int) -> bool:
    """ "Was last seen", "has last paid"."""
    return row[at].lower == "last" and at + 1 < len(row) and "n" in row[at + 1].marks


def _takes_main(row: Sequence[Unit], group: Group, at: int, be: bool, bare: bool) -> bool:
    """Give it the verb behind its auxiliaries, if one stands there."""
    unit = row[at]
    word, lemma, marks = unit.lower, unit.lemma, unit.marks
    if unit.category in _NO_MAIN or word in _HOW_MUCH:
        return False
    done = "n" in marks or (not lemma and word.endswith("ed"))
    if group.first and row[group.first - 1].lower == "there" and word in table("adjective_ings"):
        return False  # "there are pressing reasons"
    if be and "g" in marks and not _is_noun_ing(row, at):
        group.progressive = True
    elif be and done:
        group.passive = True
    elif be or not (done if group.perfect else bare and ("b" in marks or not lemma)):
        return False
    group.main, group.lemma = at, lemma or word
    return True


def _infinitive(row: Sequence[Unit], at: int) -> Group | None:
    main = at + 1
    main += main < len(row) and is_quote(row[main])  # "told it not to “bow” to"
    while main < len(row) and main < at + 3 and row[main].adverb:
        main += 1
    if main >= len(row) or row[main].kind is not WORD:
        return None
    if row[main].category in ("be", "have", "do"):
        group = _with_auxiliary(row, main)
        group.first, group.form = at, "infinitive"
        group.negated = group.negated or (at > 0 and row[at - 1].category == "neg")
        return group
    lemma = row[main].lemma
    if "b" not in row[main].marks:
        return Group(at, main, row[main].lower, "infinitive") if _is_unknown_verb(row, at) else None
    if lemma in table("also_nouns") and main + 1 < len(row) and row[main + 1].category in ("be", "of", "modal"):
        return None
    negated = at > 0 and row[at - 1].category == "neg"
    return Group(at, main, lemma, "infinitive", negated=negated)


def _is_unknown_verb(row: Sequence[Unit], to: int) -> bool:
    """ "Vowed to dismember the pact": a word of no table between a verb and an object."""
    if not to or to + 2 >= len(row) or not row[to - 1].lemma or row[to - 1].lower == "thanks":
        return False
    word, after = row[to + 1], row[to + 2]
    plain = word.plain and not word.lemma and word.text.islower() and not word.lower.endswith("s")
    return plain and after.category == "det" and not is_number(after)


def _bare(row: Sequence[Unit], at: int, lemma: str, marks: str) -> Group | None:
    """A verb without an auxiliary, if it is one here: many are nouns as well."""
    before = in_front(row, at)
    if "g" in marks:
        if (before and before.category == "det") or _is_noun_ing(row, at) or _names_deed(row, at) or _describes(row, at, before):
            return None
        return Group(at, at, lemma, "ing", negated=at > 0 and row[at - 1].category == "neg")
    if "p" in marks or "n" in marks:
        if _is_adjective(row, at, before) or ("b" in marks and not _stands_as_verb(row, at, before, lemma)):
            return None
        if "p" in marks or lemma in table("intransitive"):
            return Group(at, at, lemma, "finite", present="p" not in marks)  # "the claims come at a time": nobody can be come
        return Group(at, at, lemma, "participle", passive=True)
    return Group(at, at, lemma, "finite", present=True) if _stands_as_verb(row, at, before, lemma) else None


def _is_noun_ing(row: Sequence[Unit], at: int) -> bool:
    if row[at].lower not in table("noun_ings"):
        return False
    after = row[at + 1] if at + 1 < len(row) else None
    before = row[at - 1] if at else None
    if before and before.category == "be":
        return bool(after and after.lower == "of")
    if _behind_article(row, at):
        return True
    if before is not None and before.lower == "with" and after is not None and after.plain:
        return at < 2 or row[at - 2].lemma not in ("charge", "task", "credit")  # "met with bombing victims"
    if after is not None and after.lower in _UNTIL and at + 2 < len(row) and row[at + 2].kind is DATE:
        return True  # "set sentencing for May 14"
    opens = before is not None and (before.category in ("det", "prep", "conj", "to") or before.kind in (NAME, NUMBER) or before.possessive)
    if after is None or after.kind in (POINT, DATE) or after.category in ("be", "have", "modal", "conj", "rel"):
        return True
    if after.kind is WORD and after.category == "prep":
        return (
            after.lower in ("of", "in", "between", "on", "at", "against", "by", "near", "from")
            and before is not None
            and before.kind is not POINT
        )
    return opens and after.plain and "p" in after.marks


def _describes(row: Sequence[Unit], at: int, before: Unit | None) -> bool:
    """ "The town's leading engineer", "a British painting"; in "the town's declaring war" it is a verb."""
    if before is not None and before.kind is NAME and before.adjective and at > 1 and row[at - 2].category == "det":
        return True
    return before is not None and before.possessive and row[at].lower in table("adjective_ings")


def _names_deed(row: Sequence[Unit], at: int) -> bool:
    """ "The October slaying of", "the May 3, 2011, bombing of"."""
    if at < 2 or at + 1 >= len(row) or row[at + 1].lower != "of":
        return False
    place = at - 2 if row[at - 1].text == "," else at - 1
    return row[place].kind is DATE and place > 0 and (row[place - 1].category in ("det", "prep") or row[place - 1].possessive)


def _behind_article(row: Sequence[Unit], at: int) -> bool:
    """ "A joint meeting": nothing but plain words between an article or possessor and the noun."""
    for place in range(at - 1, max(at - 4, -1), -1):
        unit = row[place]
        if unit.category == "det" or unit.possessive:
            return True
        if not unit.plain or unit.lemma:
            return False
    return False


def _is_adjective(row: Sequence[Unit], at: int, before: Unit | None) -> bool:
    """A participle before a noun: "the wounded soldier", "of suspected militants", "US-led"."""
    after = row[at + 1] if at + 1 < len(row) else None
    plain = after is not None and (after.plain or (after.kind is NAME and not after.possessive))
    if before is None:
        named = row[at].lemma in table("naming") and not (plain and after.lower.endswith("s"))
        return plain and after.kind is WORD and "g" not in after.marks and not named
    if is_number(before) and not plain:
        return False
    if before.possessive or before.category in ("det", "prep") or before.kind is NUMBER:
        if before.category == "det" and before.lower in ("this", "that", "all", "some", "many", "several", "few") and not plain:
            return False
        return before.lower not in ("after", "since", "when")
    return bool(before.adjective and before.kind is NAME and plain and after.kind is WORD)


def _stands_as_verb(row: Sequence[Unit], at: int, before: Unit | None, lemma: str) -> bool:
    """Whether a word in a present form (or "hit", "cut") is a verb here."""
    after = row[at + 1] if at + 1 < len(row) else None
    if before is not None and before.lower in ("each", "both", "all") and at > 1 and lemma not in table("also_nouns"):
        before = row[at - 2]  # "the two sides each deny it"
    if before is None or before.category in ("det", "prep", "modal") or before.possessive or before.kind is NUMBER:
        return False
    if row[at].text[0].isupper() and (before.text in _HEADS or before.text == ","):
        return False  # "the last, Die Another Day"
    subject = before.category in ("pron", "rel") or (before.kind is NAME and not before.adjective)
    if lemma not in table("also_nouns"):
        if "b" in row[at].marks and "p" not in row[at].marks and before.plain and _is_single(row, at):
            return False  # "put up a giant cross today"
        return subject or before.kind in (WORD, POINT, DATE) or before.category == "conj"
    if after is not None and after.category in ("modal", "be", "have") and after.verbal:
        return False  # "what sanctions will be lifted"
    has_object = after is not None and (
        after.category in ("det", "rel", "pron") or after.kind in (NAME, NUMBER) or after.lower in ("its", "their", "short")
    )
    if not has_object and after is not None and after.lower in _ROUGHLY and at + 2 < len(row):
        has_object = row[at + 2].kind is NUMBER  # "draws about 2,500"
    if "p" in row[at].marks and before.plain and _is_past(row, at, has_object):
        return True
    if before.category == "pron" or (before.category == "rel" and before.lower in ("who", "which", "that")):
        return True
    if subject:
        return (
            has_object
            or ("p" in row[at].marks and after is not None and "g" in after.marks and _is_noun_ing(row, at + 1))
            or (after is not None and (after.category == "to" or after.kind is DATE or after.adverb))
            or (after is not None and after.category in ("prep", "adv") and after.lower not in ("of", "by", "against", "on"))
            or (
                row[at].lower.endswith("s") and after is not None and after.lower == "on" and at + 2 < len(row) and row[at + 2].kind is DATE
            )
        )
    if row[at].lower.endswith("s") and at > 1 and before.plain and row[at - 2].category == "prep" and row[at - 2].lower not in _PARTICLES:
        subject = at > 2 and row[at - 3].plain and not row[at - 3].marks  # "a man in uniform shoots the clerk"
        if not (subject and has_object and after.category != "rel" and after.kind is not NUMBER):
            return False  # "on criminal charges"
    plural = before.plain and before.lower.endswith("s") and not before.lower.endswith(("us", "ss"))
    plural = plural or (before.lower == "police" and before.kind is WORD)
    if plural and after is not None and (after.category == "to" or (after.lower in _PARTICLES and "b" in row[at].marks)):
        return True
    if row[at].lower.endswith("s") and before.plain and not plural and after and (after.lower in _PARTICLES or _aims(row, at, lemma)):
        return True
    if before.category == "conj" and at > 1 and row[at - 2].kind is DATE and row[at].lower.endswith("s"):
        return True  # "pleaded guilty on Monday and faces prison"
    joined = before.kind is POINT or before.category == "conj"
    return has_object and (plural or joined or (before.plain and row[at].lower.endswith("s")))


def _aims(row: Sequence[Unit], at: int, lemma: str) -> bool:
    """ "The ministry plans to close it", but not "their peace plans to end it"."""
    if lemma not in table("aiming") or row[at + 1].category != "to":
        return False
    lead = row[max(0, at - 3) : at]
    return not any(unit.possessive or unit.category == "prep" or unit.lower in ("its", "their", "his", "her") for unit in lead)


def _is_single(row: Sequence[Unit], at: int) -> bool:
    """Whether one thing stands before it, which takes no base form of a verb: "a giant cross", not "the police cross"."""
    before = row[at - 1]
    if not before.plain or before.lower.endswith("s") or before.lower in table("several"):
        return False
    place = at - 1
    while place > max(0, at - 4) and row[place - 1].plain:
        place -= 1
    return row[place - 1].lower in ("a", "an", "each", "every", "another", "this", "one") if place else False


def _is_past(row: Sequence[Unit], at: int, has_object: bool) -> bool:
    """A past that is written like the base form: "a shell hit the house", "the minister set dates"."""
    after = row[at + 1] if at + 1 < len(row) else None
    several = after is not None and after.plain and after.lower.endswith("s")
    return has_object or (several and at > 1 and row[at - 2].category == "det")


def _looks_past(row: Sequence[Unit], at: int) -> bool:
    """An "-ed" word that no table knows, between a subject and what may follow a verb."""
    word = row[at]
    if (
        not word.lower.endswith("ed")
        or len(word.lower) < 5
        or word.text[0].isupper()
        or word.compound
        or "-" in word.text
        or word.lower == "dated"
        or word.lower.startswith("un")
    ):
        return False
    before = in_front(row, at)
    if before is None or before.category in ("det", "prep") or before.lower == "as" or before.possessive or before.kind in (NUMBER, POINT):
        return False
    return not (_is_adjective(row, at, before) or (at + 1 < len(row) and row[at + 1].plain and before.category != "pron"))


def _ends_period(row: Sequence[Unit], group: Group) -> bool:
    """ "The six months ended 30 June" is a time, and tells nothing."""
    if group.first != group.main:
        return False
    before, behind = group.first - 1, group.main + 1
    if before < 0 or behind >= len(row) or row[behind].kind is not DATE:
        return False
    return row[before].kind is DATE or row[before].lower in _PERIODS
