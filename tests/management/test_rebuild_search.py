"""The command that writes the search index anew."""

from io import StringIO

from django.core.management import call_command

from timeline.models.search import SearchText


def told(**options):
    out = StringIO()
    call_command("rebuild_search", stdout=out, **options)
    return out.getvalue()


def test_the_index_holds_every_public_event_afterwards(make_event):
    public = make_event("Shown")
    make_event("Draft", status="draft")
    assert told() == "1 event can be found.\n"
    assert list(SearchText.objects.values_list("event", flat=True)) == [public.pk]
    make_event("Another")
    assert told() == "2 events can be found.\n"


def test_it_keeps_quiet_when_asked(make_event):
    make_event()
    assert told(verbosity=0) == ""
