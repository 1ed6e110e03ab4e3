"""A row's date and the columns that hang on it."""

import datetime

import pytest
from django.core.exceptions import ValidationError

from timeline.models import Article, Event


def test_a_date_sets_its_bounds_precision_and_order_when_the_row_is_made(make_event):
    make_event(edtf="2020-10")
    event = Event.objects.get()
    assert (event.earliest, event.latest, event.precision) == (datetime.date(2020, 10, 1), datetime.date(2020, 10, 31), "month")


def test_a_date_saved_alone_takes_its_columns_with_it(make_event):
    event = make_event(edtf="2020-10-03")
    event.date = "[..2020-12-24]"
    event.save(update_fields=["date"])
    assert Event.objects.values_list("date", "earliest", "precision").get() == (event.date, datetime.date.min, "open")


def test_the_day_of_an_article_saved_alone_takes_its_bounds_with_it(make_article):
    article = make_article(published="2020-12-24")
    article.published = "2020-11"
    article.save(update_fields=["published"])
    assert Article.objects.values_list("published_earliest", "published_latest").get() == (
        datetime.date(2020, 11, 1),
        datetime.date(2020, 11, 30),
    )


def test_a_date_that_is_loaded_later_is_the_date_that_was_saved(make_event):
    make_event(edtf="2020-10")
    event = Event.objects.defer("date").get()
    assert (event.get_deferred_fields(), str(event.date), event.latest) == ({"date"}, "2020-10", datetime.date(2020, 10, 31))


def test_a_text_that_is_no_date_is_refused_with_what_was_expected(make_event):
    event = make_event()
    event.date = "soon"
    with pytest.raises(ValidationError, match="not an EDTF date: 'soon'"):
        event.full_clean()
