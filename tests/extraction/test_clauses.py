"""Sentences in clauses: one verb each, what opens it, whose subject it has, and which words are verbs at all."""

import pytest

from tests.extraction.articles import events
from timeline.extraction.grammar.clauses import clauses
from timeline.extraction.grammar.forms import forms
from timeline.extraction.grammar.units import units
from timeline.extraction.grammar.verbs import groups


def row_of(text):
    return units(text, 0, len(text), [])[0]


def told(text):
    """Verb, opening word and subject of each clause."""
    row = row_of(text)
    words = lambda slot: " ".join(unit.text for unit in row[slot.start : slot.end])  # noqa: E731
    return [(clause.lemma, clause.link, " + ".join(words(slot) for slot in clause.subject)) for clause in clauses(row)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The army attacked the town.", [("attack", "", "The army")]),
        ("The mayor said that the bridge had collapsed.", [("say", "", "The mayor"), ("collapse", "that", "the bridge")]),
        ("The mayor said the bridge had collapsed.", [("say", "", "The mayor"), ("collapse", "that", "the bridge")]),
        ("The bridge collapsed, the mayor said.", [("collapse", "", "The bridge"), ("say", ",", "the mayor")]),
        ("The army attacked the town and burned the church.", [("attack", "", "The army"), ("burn", "and", "The army")]),
        ("The minister, who visited the town, resigned.", [("visit", "who", "The minister"), ("resign", "resume", "The minister")]),
        ("The rockets that hit the town killed a child.", [("hit", "that", "The rockets"), ("kill", "", "The rockets")]),
        ("The truce initiated by the rebels collapsed.", [("initiate", "reduced", "The truce"), ("collapse", "", "The truce")]),
        ("The dam burst, killing two people.", [("burst", "", "The dam"), ("kill", ",ing", "The dam")]),
        ("The court ordered the army to leave.", [("order", "", "The court"), ("leave", "to", "the army")]),
        ("The union accused the firm of bribing officials.", [("accuse", "", "The union"), ("bribe", "of", "the firm")]),
        ("After the talks had failed, the army attacked.", [("fail", "after", "the talks"), ("attack", ",", "the army")]),
        (
            "She led the party after her father, the founder, died.",
            [("lead", "", "She"), ("die", "after", "her father")],
        ),
        (
            "The mayor, who fled after the storm, the first in years, died.",
            [("flee", "who", "The mayor"), ("die", "resume", "The mayor")],
        ),
        ("The Front, the army said on Monday, bombed the town.", [("say", "", "the army"), ("bomb", "resume", "The Front")]),
        ("The mayor said he had resigned.", [("say", "", "The mayor"), ("resign", "that", "The mayor")]),
        (
            "The group denied it had attacked and claimed success.",
            [("deny", "", "The group"), ("attack", "that", "The group"), ("claim", "and", "The group")],
        ),
        (
            "It grew when the town’s leading engineer, a widower, was killed.",
            [("grow", "", "It"), ("kill", "when", "the town’s leading engineer")],
        ),
        ("The claims come at a time of unrest.", [("come", "", "The claims")]),
        ("He asked what sanctions will be lifted.", [("ask", "", "He"), ("lift", "that", "what sanctions")]),
        (
            "Her book, Ash, was printed in Lim, and a novella, Ice, was lost.",
            [("print", "", "Her book"), ("lose", "and", "a novella")],
        ),
        ("The group makes two demands: dissolve parliament and free the men.", [("make", "", "The group")]),
        ("The front draws about 2,500 to a march.", [("draw", "", "The front")]),
        (
            "The court freed Anna, saying he violated the law.",
            [("free", "", "The court"), ("say", ",ing", "The court"), ("violate", "that", "he")],
        ),
        ("No verbs in this one", [("", "", "")]),
    ],
)
def test_clauses(text, expected):
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It has been patrolling the strait.", ("patrol", False, True, "", False)),
        ("He was killed.", ("kill", True, False, "", False)),
        ("He may have been killed.", ("kill", True, False, "may", False)),
        ("He was not killed.", ("kill", True, False, "", True)),
        ("They didn’t attack.", ("attack", False, False, "", True)),
        ("Talks are to be held.", ("hold", True, False, "be to", False)),
        ("They are willing to attack.", ("attack", False, False, "could", False)),
    ],
)
def test_voice_mood_and_negation(text, expected):
    (group,) = groups(row_of(text))
    assert (group.lemma, group.passive, group.progressive, group.modal, group.negated) == expected


@pytest.mark.parametrize(
    "text",
    [
        "the shelling of the town",
        "three wounded soldiers",
        "a joint meeting with officials",
        "his planned visit",
        "suspected militants",
        "rocket attacks on bases",
    ],
)
def test_nouns_and_adjectives_are_no_verbs(text):
    assert groups(row_of(text)) == []


@pytest.mark.parametrize(
    ("form", "lemma", "marks"),
    [
        ("killed", "kill", "pn"),
        ("fled", "flee", "pn"),
        ("took", "take", "p"),
        ("taken", "take", "n"),
        ("denies", "deny", "s"),
        ("banning", "ban", "g"),
        ("resigned", "resign", "pn"),
    ],
)
def test_forms_of_verbs(form, lemma, marks):
    assert forms()[form] == (lemma, marks)


def test_a_verb_joined_to_a_passive_one_is_passive_as_well():
    detained, released = clauses(row_of("He was detained at noon and released hours later."))
    assert (detained.group.passive, released.group.passive) == (True, True)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Crews replaced two pipes installed in the cellar.", [("replace", "", "Crews"), ("instal", "reduced", "two pipes")]),
        ("It sold bonds, issued in the capital.", [("sell", "", "It"), ("issue", "reduced", "bonds")]),
        ("She praised the case against him, built on a lie.", [("praise", "", "She"), ("build", "reduced", "the case")]),
        ("The fleet saw the loss of two ships built in the port.", [("see", "", "The fleet"), ("build", "reduced", "two ships")]),
        ("They kept the rule which the council imposed in the port.", [("keep", "", "They"), ("impose", "which", "the council")]),
    ],
)
def test_what_needs_an_object_and_has_none_was_done_to_somebody(text, expected):
    assert told(text) == expected


def test_a_headline_leaves_the_verb_of_being_out():
    assert [group.form for group in groups(row_of("Treaty published in Lim"))] == ["finite"]


@pytest.mark.parametrize(
    ("text", "verbs"),
    [
        ("Police raid eight shops; in Karo two men were held.", ["raid", "hold"]),
        ("She met with bombing victims.", ["meet"]),
        ("He was charged with bombing trains.", ["charge", "bomb"]),
        ("The boy was quickly released.", ["release"]),
    ],
)
def test_what_is_a_verb_beside_what_only_looks_like_one(text, verbs):
    assert [group.lemma for group in groups(row_of(text))] == verbs


def test_behind_a_semicolon_no_subject_is_taken_over():
    assert told("Police raid eight shops; in Karo were held.")[-1][2] == ""


def test_a_pronoun_behind_a_noun_begins_a_relative_clause():
    assert told("The paper praised the court for the rule it upheld in the spring.")[-1] == ("uphold", "", "it")


def test_a_participle_may_open_the_sentence():
    assert [group.form for group in groups(row_of("Rescued by fishermen, the boy slept."))] == ["participle", "finite"]
    assert [group.form for group in groups(row_of("Found clinging to a tree, the boy slept."))] == ["participle", "ing", "finite"]


@pytest.mark.parametrize(
    ("text", "verbs"),
    [
        ("The vote began with the north being the first.", [("begin", "finite"), ("be", "ing")]),
        ("The boy was last seen near the river.", [("see", "finite")]),
        ("The mayor quit as leader.", [("quit", "finite")]),
        ("She is held on criminal charges that she denies.", [("hold", "finite"), ("deny", "finite")]),
        ("She was held on drug charges two days before.", [("hold", "finite")]),
        ("She died in bomb attacks the north had feared.", [("die", "finite"), ("fear", "finite")]),
        ("A man in uniform shoots the clerk.", [("shoot", "finite")]),
        ("The group with weapons attacks the town.", [("attack", "finite")]),
        ("The talks last long.", [("last", "finite")]),
    ],
)
def test_verbs_and_what_only_looks_like_one(text, verbs):
    assert [(group.lemma, group.form) for group in groups(row_of(text))] == verbs


def test_who_stands_behind_the_day_on_which_it_was_done():
    assert events("They fight the decision, announced on Monday by Anna Berg.") == [("Anna Berg makes an announcement", "2020-04-06")]
    assert events("The miners won on Monday by two goals.") == [("The miners win by two goals", "2020-04-06")]


def test_a_denial_belongs_to_the_infinitive_behind_it():
    assert [group.negated for group in groups(row_of("The clerk asked not to be named."))] == [False, True]


@pytest.mark.parametrize(
    ("text", "verb", "subject"),
    [
        ("The mayor was part of the crew and later served as a clerk.", "serve", "The mayor"),
        ("The state began to pay the farmers less and output began to fall.", "begin", "output"),
        ("The army shelled the town and rebels took the bridge.", "take", "rebels"),
        ("A plan by the council to sell the port was dropped.", "drop", "A plan"),
        ("Guards in the war that brought him to power gathered to mourn him.", "gather", "Guards"),
        ("The council listed the firm as having paid a bribe.", "pay", "the firm"),
        ("Records show the mayor, 49, was fined.", "fine", "the mayor"),
        ("As the state announced its plan, the union announced talks had failed.", "fail", "talks"),
        ("The union said as many as 40 miners fled.", "flee", "as many as 40 miners"),
        ("Critics praised the bill parliament passed in the spring.", "pass", "parliament"),
        ("They spoke of a firm that had paid back the money they lost in the spring.", "lose", "they"),
        ("After the storm, the mayor in the wide, green, area fled.", "flee", "the mayor"),
        ("During the war, four doctors, including two clerks, were killed.", "kill", "four doctors"),
        ("Meantime, the council slept.", "sleep", "the council"),
        ("It sold its key mill after being hit with a fine.", "hit", "It"),
        ("They expect the sale to be completed.", "complete", "the sale"),
        ("She told friends, who fled the town and who slept.", "sleep", "friends"),
    ],
)
def test_each_verb_has_the_subject_of_its_own_clause(text, verb, subject):
    assert [found[2] for found in told(text) if found[0] == verb][-1] == subject


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("The mayor spoke when asked about the fire.", "ask"),
        ("They will leave if forced to pay.", "force"),
        ("The gun was found buried near the house.", "bury"),
        ("It will offer shares to as many as 40 clerks in a move expected to cost a lot.", "expect"),
    ],
)
def test_what_has_nobody_who_does_it_was_done(text, verb):
    assert [(group.form, group.passive) for group in (found.group for found in clauses(row_of(text))) if group.lemma == verb] == [
        ("participle", True)
    ]


@pytest.mark.parametrize(
    ("text", "verbs"),
    [
        ("The pact helped end the war.", ["help", "end"]),
        ("They tried to dismember the pact.", ["try", "dismember"]),
        ("The raise left wages higher.", ["leave"]),
        ("The show will feature prints and drawings.", ["feature"]),
        ("The two sides each deny it.", ["deny"]),
        ("She did much harm.", ["do"]),
        ("Dockers walk out of the port.", ["walk"]),
        ("The last, Die Soon, was sold.", ["sell"]),
    ],
)
def test_verbs_beside_nouns_that_look_like_them(text, verbs):
    assert [group.lemma for group in groups(row_of(text))] == verbs
