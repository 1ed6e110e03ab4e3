"""``manage.py export``: the same bytes as the address gives."""

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command


@pytest.mark.django_db
def test_the_command_writes_what_the_address_answers(client, make_event):
    make_event(title="Strike")
    written = StringIO()
    call_command("export", "json", stdout=written)
    answered = json.loads(b"".join(client.get("/events.json").streaming_content))
    assert json.loads(written.getvalue()) | {"generated": ""} == answered | {"generated": ""}


def test_an_unknown_format_is_refused():
    with pytest.raises(CommandError, match="pdf"):
        call_command("export", "pdf")
