"""What proposals are called: one plain sentence in the present tense, cut where a phrase ends, claiming no more than is told."""

import pytest

from tests.extraction.articles import article
from timeline.extraction.candidates import propose
from timeline.extraction.proposing.titling.inflecting import article_for, base, is_many_named, participle, present


def titles(text):
    return [found.title for found in propose(article(text))]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Norland bombed Karo on May 3.", "Norland bombs Karo"),
        ("A drone strike killed Omar Said on May 3.", "A drone strike kills Omar Said"),
        ("Anna Berg visited Karo on May 3.", "Anna Berg visits Karo"),
        ("Omar Said died in Karo on May 3.", "Omar Said dies in Karo"),
        ("Omar Said arrived at the back of the port on May 3.", "Omar Said arrives at the back of the port"),
        ("Two barns were burned down in Karo on May 3.", "Two barns are burned down in Karo"),
        ("On May 3 the old dam gave way.", "The old dam gives way"),
        ("Sudland’s navy has been patrolling the Blue Strait since March.", "Sudland’s navy patrols the Blue Strait"),
        ("The mayor was sworn in on May 3.", "The mayor is sworn in"),
        ("On May 3, Omar Said, 44, was charged with arson.", "Omar Said is charged with arson"),
        ("Omar Said was yesterday released.", "Omar Said is released"),
        ("A man dressed in black walked to the mill on May 3.", "A man walks to the mill"),
        ("A man suspected of theft was released on May 3.", "A man suspected of theft is released"),
    ],
)
def test_who_did_what_to_whom_in_the_present(text, title):
    assert title in titles(text)


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("The the army attacked Karo on on May 3.", "The army attacks Karo"),
        ("The army attacked the the port of Pago Pago on May 3.", "The army attacks the port of Pago Pago"),
    ],
)
def test_a_word_written_twice_by_a_slip_is_told_once(text, title):
    assert title in titles(text)


@pytest.mark.parametrize("text", ["The attack of " * 28 + "May 3 was over.", f"On May 3 the {'b' * 400} attack was over."])
def test_no_title_is_longer_than_a_chronology_keeps(text):
    assert [len(title) <= 300 for title in titles(text)] == [True]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Rioters stormed the town hall on May 3.", "Rioters storm the town hall"),
        ("The Norish attacked Karo on May 3.", "The Norish attack Karo"),
        ("Two brothers attacked Karo on May 3.", "Two brothers attack Karo"),
        ("Police arrested 12 men on May 3.", "Police arrest 12 men"),
        ("Norland and Sudland signed a truce on May 3.", "Norland and Sudland sign a truce"),
        ("A force of Finns and Danes entered Karo on May 3.", "A force of Finns and Danes enters Karo"),
        ("The ferry and shipping company bought a dock on May 3.", "The ferry and shipping company buys a dock"),
        ("A number of shops were looted on May 3.", "A number of shops are looted"),
        ("US officials accused Norland on Monday.", "US officials accuse Norland"),
        ("A ship carrying 40 mines crossed the Blue Strait on May 3.", "A ship carrying 40 mines crosses the Blue Strait"),
        ("Two states cut ties with Sudland on Monday.", "Two states cut ties with Sudland"),
        ("Prices increased by 4 % in 2011.", "Prices increase by 4 %"),
        ("The capsule lifted off on Monday.", "The capsule lifts off"),
        ("The ministers of Norland discussed the sale on Monday.", "The ministers of Norland discuss the sale"),
        ("Norland found traces of the oil on Monday.", "Norland finds traces of the oil"),
    ],
)
def test_verbs_agree_in_number(text, title):
    assert title in titles(text)


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("A mine killed 12 on May 3.", "A mine kills 12 people"),
        ("At least 40 villagers were injured on May 3.", "At least 40 villagers are injured"),
        ("More than 90 people drowned on May 3.", "More than 90 people drown"),
        ("Red Front blew up a 60-year-old bridge on May 3.", "Red Front blows up a 60-year-old bridge"),
        ("Norland bought $5 million of grain on May 3.", "Norland buys $5 million of grain"),
        ("Nine of the ten pilots were freed on May 3.", "Nine of the ten pilots are freed"),
    ],
)
def test_numbers_stay_whole(text, title):
    assert title in titles(text)


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Three miners killed and six injured in a blast on May 3.", "Three miners are killed"),
        ("A letter sent to Anna Berg on May 3 named nobody.", "A letter is sent to Anna Berg"),
        ("They buried Omar Said on May 3.", "Omar Said is buried"),
        ("The talks, broken off on May 3 in Lim, were to resume in Karo.", "The talks are broken off in Lim"),
    ],
)
def test_what_nobody_is_told_to_have_done_was_undergone(text, title):
    assert title in titles(text)


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Anna Berg said on Monday that Norland would close the port.", "Anna Berg says that Norland will close the port"),
        ("Anna Berg told Port Agency on Monday, “We are ready for talks.”", "Anna Berg tells Port Agency: “We are ready for talks”"),
        ("The port was quiet, Anna Berg said on Monday, according to Port Agency.", "Anna Berg says that the port is quiet"),
        ("The port was quiet, Omar Said said on Monday.", "Omar Said says that the port is quiet"),
        ("Norland denied on Monday that it had fired on Karo.", "Norland denies that it has fired on Karo"),
        ("On Monday Norland denied having fired on Karo.", "Norland denies having fired on Karo"),
        ("Norland threatened on Monday to close the strait.", "Norland threatens to close the strait"),
        ("Anna Berg accused Norland on Monday of being weak.", "Anna Berg accuses Norland of being weak"),
        ("Anna Berg accused Norland on Monday of bribing jurors.", "Anna Berg accuses Norland of bribing jurors"),
        ("Anna Berg accused Norland of bombing Karo on May 3.", "Norland bombs Karo, Anna Berg says"),
        ("Anna Berg said on Monday that the town was “pleased” by the news.", "Anna Berg says that the town is “pleased” by the news"),
        ("Omar Said called the claims baseless on Monday.", "Omar Said calls the claims baseless"),
        ("Red Front claimed responsibility for the blast on Monday.", "Red Front claims responsibility for the blast"),
        ("“I will not go,” Anna Berg told reporters on Monday.", "Anna Berg says: “I will not go”"),
        ("On Monday Anna Berg said: “I never left the town.”", "Anna Berg says: “I never left the town”"),
        (
            "Norland warned on Monday that it would shut the port if one more ship was lost.",
            "Norland warns that it will shut the port if one more ship was lost",
        ),
    ],
)
def test_a_statement_says_what_was_said(text, title):
    assert title in titles(text)


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("On May 3 the council debated and passed a water bill.", "The council debates and passes a water bill"),
        ("Red Front cut short a march on May 3.", "Red Front cuts short a march"),
        ("The council approved emergency funding for Karo on May 3.", "The council approves emergency funding for Karo"),
        ("Norland offered the town a bridge on May 3.", "Norland offers the town a bridge"),
        ("On May 3 Norland sent guards into the small, wooded valley.", "Norland sends guards into the small, wooded valley"),
    ],
)
def test_what_a_verb_needs_stays(text, title):
    assert title in titles(text)


def test_what_was_not_to_be_done_is_not_told_as_to_be_done():
    assert titles("Anna Berg told the jury on Monday not to read the letters.") == ["Anna Berg tells the jury not to read the letters"]
    assert titles("On May 3 Norland never reached the strait.") in ([], ["Norland never reaches the strait"])
    assert titles("Anna Berg said on Monday that Norland never fired.") == ["Anna Berg says that Norland never fired"]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Norland plans to cut its fleet next month.", "Norland plans to cut its fleet"),
        ("Anna Berg will brief the council on July 1.", "Anna Berg is to brief the council"),
        ("Anna Berg hoped to telephone Lena Frost next month.", "Anna Berg hopes to telephone Lena Frost"),
        ("Anna Berg is due in Karo on July 1.", "Anna Berg is due in Karo"),
        ("The bridge will be closed on July 1.", "The bridge is to be closed"),
        ("The presidential election is on July 1.", "The presidential election is due"),
    ],
)
def test_a_plan_is_not_told_as_done(text, title):
    assert title in titles(text)


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Norland said on Monday that Red Front had bombed Karo on May 3.", "Red Front bombs Karo, Norland says"),
        ("Red Front said it bombed Karo on May 3.", "Red Front bombs Karo, by its own account"),
        ("Norland agreed on May 3 to sell two ferries.", "Norland agrees to sell two ferries"),
        ("Red Front allegedly bombed Karo on May 3.", "Red Front is said to bomb Karo"),
    ],
)
def test_a_title_claims_no_more_than_the_sentence(text, title):
    assert title in titles(text)


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("The truce ended on May 3 with a rocket attack on Norland’s embassy in Karo.", "Rocket attack on Norland’s embassy in Karo"),
        ("A trial opened in Karo on May 3.", "A trial opens in Karo"),
        ("The results were announced on May 3.", "The results are announced"),
        ("After the funeral of Omar Said on May 3 the shops opened.", "The funeral of Omar Said is held"),
    ],
)
def test_a_noun_is_told_by_its_verb_or_as_a_phrase(text, title):
    assert title in titles(text)


@pytest.mark.parametrize(
    "text",
    [
        "Norland bombed Karo on May 3 and, after a pause of some hours and for reasons of its own, left.",
        "On May 3 the council, which had met before, opened the long bridge over the wide river to carts, cars, lorries, buses and trams.",
        "Anna Berg, the governor of East Valley and a friend of the old king, visited on May 3 the town of Lim and the village of Karo.",
        "Anna Berg said on Monday that the council of the town would, as soon as the law of the land and the weather allowed it, meet.",
    ],
)
def test_a_title_ends_where_a_phrase_does(text):
    for title in titles(text):
        assert len(title) <= 110
        assert title.split()[-1] not in ("and", "of", "to", "by", "the", "a", "with", "that", "for", "in", "as", "over")


@pytest.mark.parametrize(
    ("form", "verb"),
    [
        ("coaxed", "coax"),
        ("scored", "score"),
        ("implied", "imply"),
        ("divided", "divide"),
        ("planned", "plan"),
        ("settled", "settle"),
        ("postponed", "postpone"),
        ("disagreed", "disagree"),
        ("initiated", "initiate"),
        ("visited", "visit"),
        ("offered", "offer"),
        ("enclosed", "enclose"),
        ("repelled", "repel"),
        ("thronged", "throng"),
        ("acknowledged", "acknowledge"),
        ("resumed", "resume"),
        ("developed", "develop"),
        ("poised", "poise"),
        ("exempted", "exempt"),
        ("wired", "wire"),
    ],
)
def test_the_verb_of_an_unknown_past(form, verb):
    assert base(form) == verb


def test_forms_of_verbs():
    verbs = ("deny", "go", "reach", "be", "have", "kill")
    assert [present(verb, many=False) for verb in verbs] == ["denies", "goes", "reaches", "is", "has", "kills"]
    assert [present(verb, many=True) for verb in verbs] == ["deny", "go", "reach", "are", "have", "kill"]
    assert [participle(verb) for verb in ("shoot", "bury", "tell", "stop")] == ["shot", "buried", "told", "stopped"]


def test_names_of_one_and_of_many():
    several = ("the Houthis", "Americans", "police", "US officials", "rescue workers")
    assert all(map(is_many_named, several))
    assert not any(map(is_many_named, ("the United States", "Reuters", "Union of Dockers", "Norland", "Anna Moss")))


def test_articles_go_by_sound():
    assert [article_for(word) for word in ("US", "attack", "union", "hour", "MP", "town")] == ["a", "an", "a", "an", "an", "a"]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Sales for the six months ended March 31 fell 3 percent in May.", "Sales for the six months fall 3 percent"),
        ("Anna Berg opened a clinic for children injured in March.", "Children are injured"),
    ],
)
def test_what_stands_for_a_relative_clause_is_not_the_verb(text, title):
    assert title in titles(text)


def test_what_a_sum_is_compared_with_is_no_event():
    assert not [title for title in titles("Sales were 3 million crowns, compared with 2 million in May 2019.") if "compare" in title]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (
            "Norland had ordered to reduce the number of troops in Karo from 3,000 to 2,500 by mid-June.",
            "The number of troops is to be reduced in Karo from 3,000 to 2,500 by mid-June",
        ),
        (
            "Ties have deteriorated with Anna Berg’s decision on May 3 to abandon the pact and reimpose sanctions on Sudland.",
            "Anna Berg’s decision to abandon the pact",
        ),
        (
            "Ties have deteriorated with Anna Berg’s decision on May 3 to abandon the pact and reimpose sanctions on Sudland.",
            "Sanctions are to be reimposed on Sudland",
        ),
    ],
)
def test_what_was_decided_is_not_told_of_another_subject(text, title):
    assert title in titles(text)


def test_a_sentence_of_it_is_not_cut_before_what_is_so():
    (title,) = titles(
        "Norland’s army said in a statement on May 3 that it is almost certain that the shelling of the town was the work of Sudland."
    )
    assert "certain" not in title or "certain that" in title


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("The curbs imposed on May 3 lapse in June.", "The curbs are imposed"),
        ("Anna Berg said in a letter published on May 3 that the pact was dead.", "A letter is published"),
        ("The number of trains to Karo doubled on May 3.", "The number of trains to Karo doubles"),
        ("Omar Said was told on May 3 by Anna Berg that he must resign.", "Omar Said is told by Anna Berg that he must resign"),
    ],
)
def test_a_title_ends_where_what_is_told_ends(text, title):
    assert title in titles(text)


def test_a_bare_figure_does_nothing():
    assert not [title for title in titles("The hall is known as Building 100, which will add a wing in June.") if title.startswith("100")]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Police released her on Monday.", "Police release her"),
        ("Nearly everybody had gone when, on Monday, nearly 40 soldiers left Lim.", "Nearly 40 soldiers leave Lim"),
        ("On Monday nearly 40 soldiers left Lim.", "Nearly 40 soldiers leave Lim"),
        ("He joined the army of Norland in 2011.", "He joins the army of Norland"),
        ("Hundreds filled the square on Monday to mark the second anniversary of the flood.", "the second anniversary of the flood"),
        ("The plan, agreed on Monday, was signed by Norland in May 2011.", "The plan is agreed"),
        ("Omar Said, now working on the new bridge, resigned on Monday.", "Omar Said resigns"),
        ("Norland’s delegates held talks with Sudland on Monday on how to share the river.", "talks with Sudland"),
        ("Norland scheduled talks with Sudland for July 1.", "Talks with Sudland are due"),
        ("Judge Anna Berg set sentencing for July 1.", "A sentencing is due"),
    ],
)
def test_a_title_has_whom_and_what_it_tells_of(text, title):
    assert any(title in found for found in titles(text))


@pytest.mark.parametrize(
    "text",
    [
        "Norland’s delegates held talks with Sudland on Monday on how long.",
        "Anna Berg wrote to the council on Monday saying that the bridge was unsafe.",
        "The council told of the loss in the company’s 2019 report on Monday.",
    ],
)
def test_no_title_ends_in_the_middle_of_a_phrase(text):
    assert titles(text) and not any(found.endswith((" how", " how long", " saying", " fiscal", "’s")) for found in titles(text))


def test_who_is_asked_asks_nothing():
    assert titles("Anna Berg, asked on Monday whether she would go, said that the bridge would stay.") == [
        "Anna Berg says that the bridge will stay"
    ]


def test_what_was_said_is_told_at_some_length_rather_than_not():
    said = "the old bridge over the river at Karo would be closed to lorries, buses and carts of the northern villages"
    (title,) = titles(f"Norland announced on Monday that {said} until the masons of Lim had found what made it sag.")
    assert title.startswith("Norland announces that the old bridge over the river at Karo will be closed to lorries")


def test_an_announcement_by_nobody_named_is_none_by_somebody():
    assert titles("The announcement in Karo on May 3 was a surprise.") == ["Announcement"]
