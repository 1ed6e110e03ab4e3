"""Whatever a signed-in browser sends to the admin, it is answered or refused; the stock admin fails at some of these."""

import random
import re
from collections import Counter
from urllib.parse import urlencode

import pytest
from django.contrib import admin
from django.db import connection, transaction
from django.urls import reverse

from timeline.models import Event

from .forged import HUGE_LIST, JUNK, addresses, asked, forged, forms, rows
from .hostile import TEXTS, encoded

NUMBER = 1250
SEEDS = {"sqlite": (1, 2), "postgresql": (3, 4)}[connection.vendor]  # 5,000 requests together
MODELS = {f"{model._meta.app_label}_{model._meta.model_name}": model for model in admin.site._registry}
TRAPS = (
    "/admin/timeline/event/?created__year=99999",
    "/admin/timeline/event/?created__date__year=99999",
    "/admin/timeline/event/?created__year=0",
    "/admin/timeline/event/?earliest__year=-1",
    "/admin/timeline/event/?created__gte=99999-01-01",
    "/admin/timeline/event/?created__date=0000-00-00",
    "/admin/timeline/event/?_to_field=",
    "/admin/timeline/event/?_to_field=nothing",
    "/admin/timeline/event/?_to_field=%00",
    "/admin/timeline/event/?_popup=1&_to_field=id__in",
    f"/admin/timeline/event/?id__in={HUGE_LIST * 300}",
    f"/admin/timeline/event/?id__in={HUGE_LIST}",
    f"/admin/timeline/event/?id__in={2**64}",
    f"/admin/timeline/event/?id__exact={2**63}",
    f"/admin/timeline/event/?topics__id__exact={2**70}",
    "/admin/timeline/event/?topics__id__exact=x",
    f"/admin/timeline/event/?q={'+'.join(['word'] * 1000)}",
    "/admin/timeline/event/?q=%00",
    "/admin/timeline/event/?q=a%00b",
    "/admin/timeline/event/?status=%00",
    "/admin/timeline/event/?%00=1",
    f"/admin/timeline/event/?p={2**70}",
    "/admin/timeline/event/?p=-1",
    "/admin/timeline/event/?o=99.-99.x",
    f"/admin/timeline/event/?o={'1.' * 5000}",
    "/admin/timeline/event/?all=",
    "/admin/timeline/event/?e=1",
    "/admin/timeline/event/?_facets=x",
    "/admin/timeline/event/?title__regex=(",
    "/admin/timeline/event/?title__iregex=%5B",
    "/admin/timeline/event/?status__in=%2C%2C",
    "/admin/timeline/event/?precision__isnull=x",
    "/admin/timeline/event/?claims__text__contains=x",
    "/admin/timeline/event/?merged_into__created__year=99999",
    f"/admin/timeline/event/{2**70}/change/",
    "/admin/timeline/event/_00/change/",
    "/admin/timeline/event/%00/change/",
    "/admin/timeline/event/x/change/",
    "/admin/timeline/event/1/change/?_to_field=",
    "/admin/timeline/event/1/change/?_changelist_filters=%00",
    "/admin/timeline/event/1/change/?_changelist_filters=created__year%3D99999",
    f"/admin/timeline/event/{2**70}/history/",
    f"/admin/timeline/event/{2**70}/delete/",
    f"/admin/timeline/event/add/?type={2**70}",
    "/admin/timeline/event/add/?date=%00",
    "/admin/timeline/event/add/?date=99999",
    "/admin/timeline/event/add/?topics=x,y",
    f"/admin/timeline/event/add/?topics={2**70}",
    f"/admin/timeline/claim/add/?event={2**70}&said_by=x&value={'9' * 5000}",
    "/admin/autocomplete/",
    "/admin/autocomplete/?app_label=timeline&model_name=claim&field_name=event&term=%00",
    f"/admin/autocomplete/?app_label=timeline&model_name=claim&field_name=event&term={'+'.join(['word'] * 1000)}",
    f"/admin/autocomplete/?app_label=timeline&model_name=claim&field_name=event&term=a&page={2**70}",
    "/admin/autocomplete/?app_label=timeline&model_name=claim&field_name=event&term=a&page=last",
    "/admin/autocomplete/?app_label=%00&model_name=claim&field_name=event",
    "/admin/autocomplete/?app_label=timeline&model_name=claim&field_name=nothing",
    "/admin/autocomplete/?app_label=timeline&model_name=nothing&field_name=event",
    "/admin/autocomplete/?app_label=timeline&model_name=claim&field_name=text",
    f"/admin/r/999/{2**70}/",
    "/admin/r/1/x/",
    f"/admin/r/{2**70}/1/",
    "/admin/login/?next=%00",
    "/admin/login/?next=//example.org/",
    "/admin/password_change/?%00",
    "/admin/auth/user/?date_joined__year=99999",
    "/admin/auth/user/?groups__id__exact=9999999999999999999999",
    f"/admin/auth/user/{2**70}/password/",
    "/admin/timeline/revision/?when__year=99999",
    "/admin/nothing/%00/",
    "/admin/timeline/nothing/",
    "/admin/jsi18n/?language=%00",
)  # fmt: skip


def test_no_known_trap_makes_the_admin_fail(curator, small):
    for ask in (curator.get, curator.post):
        assert [address[:200] for address in TRAPS if undone(ask, address).status_code >= 500] == []


@pytest.mark.parametrize("seed", SEEDS)
def test_no_request_makes_the_admin_fail(curator, person, full, seed):
    dice, statuses, failed = random.Random(seed), Counter(), []
    clients = [curator, curator, *(impatient(person(kind)) for kind in ("chief", "editor", "contributor"))]
    keys = rows()
    pages = addresses({name: dice.sample(held, min(3, len(held))) for name, held in keys.items()})
    opened = forms(curator, [path for paths in pages.values() for path in paths])
    some = sorted({key for held in keys.values() for key in held} | {"999999"})
    assert len(pages) > 90 and len(opened) > 60
    for _ in range(NUMBER):
        client = dice.choice(clients)
        method, address, data = attack(dice, pages, opened, some)
        response = undone(client.generic, method, address, data, "application/x-www-form-urlencoded")
        statuses[f"{method} {response.status_code}"] += 1
        if response.status_code >= 500:
            failed.append((method, address[:300], data[:2000], response.exc_info and response.exc_info[1]))
    assert failed[:10] == [], statuses
    assert statuses.total() == NUMBER
    for often in ("GET 200", "GET 400", "POST 200", "POST 302", "POST 400"):
        assert statuses[often] > NUMBER / 100, statuses


def impatient(account):
    """The account's browser, to which an exception is an answer with status 500."""
    account.client.raise_request_exception = False
    return account.client


def undone(ask, *arguments):
    """The answer, after which the rows are as before: PostgreSQL does nothing more in a transaction in which anything failed.

    What is checked only when a transaction ends is checked here.
    """
    before = transaction.savepoint()
    response = ask(*arguments)
    if response.status_code == 302:
        connection.check_constraints()
    transaction.savepoint_rollback(before)
    return response


def attack(dice, pages, opened, keys):
    """A page with a query that it does not expect, or its form with something in it that was not there."""
    if dice.random() < 0.45:
        address, data = forged(dice, dice.choice(opened), keys)
        return "POST", address, data
    name = dice.choice(sorted(pages))
    model = MODELS.get("_".join(name.split("_")[:2]), Event)
    path = dice.choice(pages[name])
    if dice.random() < 0.15:
        path = re.sub(r"/\d+/", f"/{encoded(dice.choice(JUNK[:40]))[:500]}/", path)
    if dice.random() < 0.1:
        choice = {"app_label": "timeline", "model_name": "claim", "field_name": "event", "term": dice.choice(TEXTS)[:3000]}
        return "GET", f"/admin/autocomplete/?{urlencode(choice)}&{asked(dice, '', model)[1:]}", ""
    return "GET", asked(dice, path, model), ""


@pytest.mark.parametrize("verb", ["", "publish_selected", "delete_selected", "nothing", "\x00"])
def test_no_action_on_rows_that_are_not_there_fails(curator, small, verb):
    for chosen in (["0"], ["x"], [str(2**70)], ["\x00"], ["1"] * 5000, [str(number) for number in range(5000)], []):
        data = {"action": verb, "_selected_action": chosen, "index": "x"}
        response = undone(curator.post, reverse("admin:timeline_event_changelist"), data)
        assert response.status_code < 500, chosen[:3]


def test_a_stranger_learns_nothing(reader, small):
    for address in TRAPS:
        response = reader.get(address)
        assert response.status_code in (302, 400) or address.startswith("/admin/login/"), address
        assert small.title not in response.content.decode()
