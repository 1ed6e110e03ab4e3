"""Whatever a request holds, the answer is never a failure of the server, and what cannot be read is never ignored."""

import html
import json
import re
import sys
from collections import Counter

import pytest
from django.core.signals import got_request_exception

from timeline.chronology.keys import KEYS as ASKED
from timeline.exports import FORMATS

from .addresses import public_paths
from .hostile import KEYS, UNREADABLE, attacks, encoded

NUMBER = 5000
REPEATED = ("type", "kind", "actor", "place", "country", "topic", "publisher", "article", "precision")
FILES = [f"/{format.file}" for format in FORMATS.values()]
PAIRS = [(key, value) for key, values in UNREADABLE.items() for value in values]


def test_every_key_of_the_query_string_is_attacked():
    assert set(KEYS) == set(UNREADABLE) == set(ASKED)


def test_no_request_makes_the_server_fail(server, small):
    paths, statuses, failures = public_paths(), Counter(), []
    asked = [path for path in paths if server.get(f"{path}?from=abc").status == 400]
    got_request_exception.connect(lambda *args, **kwargs: failures.append(sys.exc_info()[1]), weak=False, dispatch_uid="attacked")
    for attack in attacks(asked, paths, NUMBER):
        status = answered(server, attack, failures)
        statuses[status] += 1
        if status >= 500:
            failures.append(attack)
    got_request_exception.disconnect(dispatch_uid="attacked")
    assert (failures[:10], statuses[500]) == ([], 0), statuses
    assert statuses.total() == NUMBER
    assert statuses[400] > NUMBER / 5, statuses
    assert statuses[200] > NUMBER / 20, statuses


def answered(server, attack, failures):
    try:
        return attack.send(server).status
    except Exception as error:  # noqa: BLE001  whatever comes out of the application is a 500 of the server around it
        failures.append(error)
        return 500


def test_an_unreadable_value_never_gives_a_list(reader, small):
    for key, value in PAIRS:
        response = reader.get(f"/?{key}={encoded(value)}")
        text = html.unescape(response.content.decode())
        detail = re.search(r"<bdi>(.*?)</bdi></span></p>", text, re.S)[1]
        assert (response.status_code, small.title in text) == (400, False), (key, value)
        assert detail.startswith(f"“{key}” ")
        assert "\n" not in detail and len(detail) < 400


def test_the_list_of_one_actor_place_or_topic_is_refused_too(reader, small):
    """Their pages read the keys that turn pages."""
    pages = [path for path in public_paths() if reader.get(f"{path}?per_page=0").status_code == 400 and "." not in path]
    assert {path.split("/")[1] for path in pages} >= {"", "actors", "places", "topics"}
    for path in pages:
        for key in ("order", "per_page", "after"):
            response = reader.get(f"{path}?{key}={encoded(UNREADABLE[key][0])}")
            assert (response.status_code, 'class="ev' in response.content.decode()) == (400, False), (path, key)


@pytest.mark.parametrize("path", FILES)
def test_a_file_of_an_unreadable_query_is_a_problem_and_no_file(reader, small, path):
    for key, value in PAIRS:
        response = reader.get(f"{path}?{key}={encoded(value)}")
        problem = json.loads(response.content)
        assert (response.status_code, response["Content-Type"], problem["status"]) == (400, "application/problem+json", 400), (key, value)
        assert problem["param"] == key and key in problem["detail"]
        assert set(problem) == {"title", "status", "detail", "param"}
        assert "Content-Disposition" not in response and "ETag" not in response


def test_a_value_that_can_be_read_is_named_in_the_sentence(reader, small):
    for key, value in (("from", "abc"), ("actor", "nobody"), ("order", "random"), ("per_page", "201"), ("country", "IQ")):
        assert f"“{value}”" in html.unescape(reader.get(f"/?{key}={value}").content.decode())


def test_limits_that_exclude_each_other_give_no_list(reader, small):
    for path in ("/", *FILES):
        response = reader.get(f"{path}?from=2021&to=2020")
        assert response.status_code == 400
        assert small.title not in response.content.decode()


def test_a_key_that_may_stand_once_is_refused_twice(reader, small):
    for key in [key for key in KEYS if key not in REPEATED]:
        response = reader.get(f"/?{key}=1&{key}=2020")
        assert (response.status_code, "Give it once." in response.content.decode()) == (400, True), key


def test_unknown_keys_are_ignored_by_pages_and_refused_by_files(reader, small):
    assert small.title in reader.get("/?utm_source=x&fbclid=%ff").content.decode()
    for path in FILES:
        response = reader.get(f"{path}?utm_source=x")
        assert (response.status_code, json.loads(response.content)["param"]) == (400, "utm_source")


@pytest.mark.parametrize("charset", ["utf-16", "base64", "rot13", "idna"])
def test_a_charset_that_a_request_claims_is_not_believed(server, small, charset):
    for query, status in (("q=rocket", 200), ("q=%ff", 400), ("&".join(["a=1"] * 10_001), 400)):
        answer = server.generic("GET", "/", QUERY_STRING=query, CONTENT_TYPE=f"a/b; charset={charset}")
        assert answer.status == status
