"""Whatever a signed-in browser sends to the admin, it is answered or refused; the stock admin fails at some of these."""

import random
from collections import Counter

import pytest
from django.contrib import admin
from django.db import transaction
from django.urls import reverse
from django.utils.http import urlencode

from .hostile import TEXTS

NUMBER = 1000
MODELS = sorted((model for model in admin.site._registry), key=lambda model: model._meta.label)
LOOKUPS = (
    "exact",
    "in",
    "gt",
    "lt",
    "gte",
    "year",
    "month",
    "day",
    "isnull",
    "date",
    "date__year",
    "range",
    "regex",
    "contains",
    "week_day",
    "nothing",
    "",
)
NUMBERS = ("0", "-1", "99999", str(2**31), str(2**63), str(2**64), "9" * 400, "1e400", "NaN", "٣", "1,2", "1.5", "x", "", "\x00", "0x1")
HUGE_LIST = ",".join(str(number) for number in range(300))
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


def test_no_request_makes_the_admin_fail(curator, small):
    dice, statuses, failed = random.Random(20200103), Counter(), []
    rows = {model: list(model._default_manager.values_list("pk", flat=True)[:2]) for model in MODELS}
    for _ in range(NUMBER):
        method, address, data = attack(dice, rows)
        response = undone(curator.generic, method, address, data, "application/x-www-form-urlencoded")
        statuses[response.status_code] += 1
        if response.status_code >= 500:
            failed.append((method, address[:300], response.exc_info and response.exc_info[1]))
    assert failed[:10] == [], statuses
    assert statuses.total() == NUMBER
    assert statuses[200] > NUMBER / 20 and statuses[400] > NUMBER / 20, statuses


def undone(ask, *arguments):
    """The answer, after which the rows are as before: PostgreSQL does nothing more in a transaction in which anything failed."""
    before = transaction.savepoint()
    response = ask(*arguments)
    transaction.savepoint_rollback(before)
    return response


def attack(dice, rows):
    """A page of the admin with a query that it does not expect, or a form with fields that it did not ask for."""
    model = dice.choice(MODELS)
    name = f"admin:{model._meta.app_label}_{model._meta.model_name}"
    key = dice.choice([*rows[model], *NUMBERS[:8]])
    way = dice.random()
    if way < 0.55:
        return "GET", f"{reverse(f'{name}_changelist')}?{urlencode(pairs(dice, model))}", ""
    if way < 0.65:
        choice = {"app_label": "timeline", "model_name": "claim", "field_name": "event", "term": dice.choice(TEXTS)[:3000]}
        return "GET", f"/admin/autocomplete/?{urlencode(choice | dict(pairs(dice, model)))}", ""
    page = dice.choice(("change", "history", "delete"))
    address = reverse(f"{name}_{page}", args=[key]) if way < 0.9 else reverse(f"{name}_add")
    if way < 0.75:
        return "GET", f"{address}?{urlencode(pairs(dice, model))}", ""
    fields = [(field.name, dice.choice((*NUMBERS, *TEXTS))[:3000]) for field in model._meta.fields]
    forms = [
        (f"{dice.choice(('claims', 'aliases', 'links', 'citations', 'form'))}-{count}_FORMS", dice.choice(NUMBERS)) for count in COUNTS
    ]
    return "POST", address, urlencode(fields + forms + pairs(dice, model))


COUNTS = ("TOTAL", "INITIAL", "MAX_NUM")


def pairs(dice, model):
    return [pair(dice, model) for _ in range(dice.choice((1, 1, 2, 3)))]


def pair(dice, model):
    """A filter of a field by something that it cannot hold, or one of the admin's own keys."""
    if dice.random() < 0.3:
        return dice.choice(("q", "p", "o", "e", "all", "_to_field", "_popup", "_facets", "_changelist_filters")), dice.choice(
            (*TEXTS, *NUMBERS)
        )
    fields = [field.name for field in model._meta.get_fields()]
    key = "__".join(dice.choice(fields) for _ in range(dice.choice((1, 1, 1, 2))))
    lookup = dice.choice(LOOKUPS)
    return f"{key}__{lookup}" if lookup else key, dice.choice((*NUMBERS, *TEXTS, HUGE_LIST))


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
