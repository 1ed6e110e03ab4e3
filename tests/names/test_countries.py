"""Names of countries, as labels and as sentences have them."""

import pytest

from timeline.names.countries import IN_SENTENCES, country_name


@pytest.mark.parametrize(("code", "label", "sentence"), [("iq", "Iraq", "Iraq"), ("us", "United States", "the United States")])
def test_a_country_has_a_label_and_words_for_sentences(code, label, sentence):
    assert (country_name(code), IN_SENTENCES[code]) == (label, sentence)


def test_every_code_has_two_lower_case_letters():
    assert {code for code in IN_SENTENCES if not (len(code) == 2 and code.isascii() and code.islower())} == set()
    assert len(IN_SENTENCES) == 250


def test_a_code_that_is_not_listed_is_shown_as_it_is():
    assert country_name("zz") == "ZZ"
