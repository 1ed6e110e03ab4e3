"""Whom a pronoun means, and that it means nobody where there are two whom it could."""

import pytest

from tests.extraction.articles import article
from timeline.extraction.candidates import propose

BERG = "Anna Berg resigned on May 3. "


def doers(text):
    """Of the last event, by their ids or names."""
    found = propose(article(text))
    return {part.id or part.name for part in found[-1].actors} if found else set()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (BERG + "She had planned it for months. She slept. She left for home. She travelled to Lim on Monday.", {"anna-berg"}),
        (BERG + "Police arrested a woman on Tuesday. She had visited Lim on Monday.", set()),
        (BERG + "Omar Said praised her on Tuesday. He visited Lim on Monday.", set()),
        (BERG + "Omar Said met Anna Berg on Tuesday. He visited Lim on Monday.", set()),
        (BERG + "Omar Said said on Tuesday that he had visited Lim on May 3.", {"omar-said"}),
        ("“I visited Lim on Monday,” Omar Said said.\n", {"omar-said"}),
        ("Norland closed its port on May 3. Protesters gathered on Tuesday. They attacked Karo on Monday.", set()),
        ("Norland closed its port on May 3. A ship sank on Tuesday. It was attacked in Karo on Monday.", set()),
        ("Norland closed its port on May 3. It attacked Karo on Monday.", {"norland"}),
        ("Omar Said left; he visited Lim on Monday.", {"omar-said"}),
        ("Polls put him before Omar Said; he visited Lim on Monday.", set()),
        ("Omar Said tricked him into attacking Karo on Monday.", set()),
        ("Omar Said left. Lena Frost tricked him into attacking Karo on Monday.", {"omar-said"}),
        (BERG + "Asked whether Omar Said would go, she visited Lim on Monday.", {"anna-berg"}),
        (BERG + "The minister met Omar Said on May 3. He visited Lim on Monday.", set()),
        ("A fine was paid by the mayor, who said she visited Lim on Monday.", {"mayor"}),
        ("A fine was paid by the gazette, which said she visited Lim on Monday.", set()),
    ],
)
def test_a_pronoun_means_one_or_nobody(text, expected):
    assert doers(text) == expected


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Copies were burned after it attacked Karo on Monday.", "Karo is attacked"),
        ("Anna Berg and Omar Said slept when he was arrested on Monday.", "He is arrested"),
        ("The miners fled when they were attacked on Monday.", "The miners are attacked"),
    ],
)
def test_one_is_not_several(text, title):
    assert [found.title for found in propose(article(text))][-1] == title


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mayor Omar Said resigned on May 3. The mayor visited Lim on Monday.", {"omar-said"}),
        ("Former mayor Omar Said resigned on May 3. The mayor visited Lim on Monday.", {"mayor"}),
        ("Deputy Mayor Omar Said resigned on May 3. The mayor visited Lim on Monday.", {"mayor"}),
        ("Mayor Omar Said met Mayor Lena Frost on May 3. The mayor visited Lim on Monday.", {"mayor"}),
        ("Mayor Omar Said met Mayor Lena Frost and Mayor Anna Berg on May 3. The mayor visited Lim on Monday.", {"mayor"}),
        ("Mayor Omar Said met Lena Frost on May 3. The mayor slept. He visited Lim on Monday.", {"omar-said"}),
    ],
)
def test_an_office_means_who_holds_it(text, expected):
    assert doers(text) == expected


def test_i_outside_quotation_marks_is_who_writes():
    titles = [found.title for found in propose(article("Anna Berg said on Tuesday that she slept.\nI left Lim on Monday.\n"))]
    assert not [title for title in titles if "leaves" in title]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Red Front left Lim on May 3. The group attacked Karo on Monday.", {"red-front"}),
        ("Red Front left Lim on May 3. A group fled on Tuesday. The group attacked Karo on Monday.", {"group"}),
        ("Red Front left Lim on May 3. Another armed group fled on Tuesday. The group attacked Karo on Monday.", {"group"}),
    ],
)
def test_the_group_is_no_other_one(text, expected):
    assert doers(text) == expected
