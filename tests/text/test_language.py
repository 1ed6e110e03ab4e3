"""The language of a text is told from its small words; where they tell too little, nothing is said."""

import pytest

from tests.text.test_reading import SENTENCES
from timeline.text.language import language

PERSIAN = "وزیر روز دوشنبه گفت که این گفتگوها به مدت یک هفته در پایتخت ادامه خواهد داشت."


@pytest.mark.parametrize(
    ("code", "text"), [*((code, SENTENCES[code]) for code in ("en", "fr", "de", "es", "tr", "ru", "ar")), ("fa", PERSIAN)]
)
def test_a_sentence_tells_its_language(code, text):
    assert language(text) == code
    assert language(f"{text}\n\n" * 300) == code


@pytest.mark.parametrize(
    "text",
    [
        "",
        "12 / 34",
        "Norvik",
        "Nine ships",
        SENTENCES["el"],
        "Il ministro ha detto lunedì che i colloqui non sono finiti e che dureranno una settimana.",
        "O ministro disse na segunda-feira que as conversas não terminaram e que vão durar uma semana.",
        "Міністр заявив у понеділок, що переговори триватимуть ще тиждень і що він не поїде на них.",
        "De minister zei maandag dat het overleg nog een week zal duren en dat hij er niet bij is.",
        "escort casino rulet bonus escort casino rulet bonus",
    ],
)
def test_too_little_or_another_language_tells_nothing(text):
    assert language(text) is None


def test_a_few_foreign_words_do_not_change_it():
    assert language(f"{SENTENCES['en']} The paper wrote: “{SENTENCES['fr'][:40]}”, and that was all it said of the matter.") == "en"
