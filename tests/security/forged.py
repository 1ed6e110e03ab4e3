"""What a signed-in browser may send to the admin when somebody meddles with its addresses and its forms, made from a seed."""

import re
from dataclasses import dataclass
from html.parser import HTMLParser

from django.contrib import admin
from django.urls import get_resolver

from timeline.curation.steps import STEPS

from .hostile import TEXTS, encoded

NUMBERS = ("0", "-1", "99999", str(2**31), str(2**63), str(2**64), "9" * 400, "1e400", "NaN", "٣", "1,2", "1.5", "x", "", "\x00", "0x1")
LOOKUPS = (
    "exact", "in", "gt", "lt", "gte", "year", "month", "day", "isnull", "date", "date__year", "range", "regex", "contains", "week_day",
    "nothing", "",
)  # fmt: skip
HUGE_LIST = ",".join(str(number) for number in range(300))
JUNK = (*NUMBERS, *TEXTS, "\ud800", "a\udfff", "\udcff\udc00")
STEPS_TRIED = (*STEPS, "nothing", "", "\x00", "__class__", "submit\n", "\ud800")
OWN_KEYS = ("q", "p", "o", "e", "all", "_to_field", "_popup", "_facets", "_changelist_filters")
COUNTS = ("TOTAL", "INITIAL", "MIN_NUM", "MAX_NUM")
TEXT_FIELDS = (None, "text", "url", "email", "search")
LEAVE = ("admin:logout", "admin:jsi18n")


class Controls(HTMLParser):
    """Names and values of the fields of a page's posted forms, and of the buttons that send them."""

    def __init__(self, html):
        super().__init__()
        self.fields, self.texts, self.buttons, self.select, self.area, self.inside = [], [], [], None, None, False
        self.feed(html)

    def handle_starttag(self, tag, attributes):
        given = dict(attributes)
        if tag == "form":
            self.inside = given.get("method") == "post" and "logout" not in given.get("action", "")
        if not self.inside:
            return
        name, value, kind = given.get("name"), given.get("value") or "", given.get("type")
        if tag == "button" or (tag == "input" and kind == "submit"):
            self.buttons.append((name or "", value))
        elif tag == "input" and name and (kind not in ("checkbox", "radio") or "checked" in given):
            self.fields.append((name, value))
            self.texts += [name] if kind in TEXT_FIELDS else []
        elif tag == "select":
            self.select = name
        elif tag == "option" and "selected" in given and self.select:
            self.fields.append((self.select, value))
        elif tag == "textarea":
            self.area, self.words = name, ""

    def handle_data(self, data):
        if self.area:
            self.words += data

    def handle_endtag(self, tag):
        if tag == "textarea" and self.area:
            self.fields.append((self.area, self.words.removeprefix("\n")))
            self.texts.append(self.area)
            self.area = None


@dataclass
class Form:
    """A form of the admin as it was opened."""

    address: str
    fields: list
    texts: list
    buttons: list


def addresses(keys):
    """Every address of the admin, read from the URL conf, its holes filled with the keys of the rows that it is for."""
    found = {}
    routes = get_resolver().namespace_dict["admin"][1].reverse_dict
    for name in routes:
        for path, holes in (way for ways, *_ in routes.getlist(name) for way in ways) if isinstance(name, str) else ():
            if f"admin:{name}" not in LEAVE:
                rows = (holes and keys.get("_".join(name.split("_")[:2]))) or ["1"]
                found.setdefault(name, []).extend("/admin/" + path % dict.fromkeys(holes, row) for row in rows)
    return found


def rows():
    """The keys of the rows of each table that the admin shows."""
    models = {f"{model._meta.app_label}_{model._meta.model_name}": model for model in admin.site._registry}
    return {name: [str(pk) for pk in model._default_manager.order_by("pk").values_list("pk", flat=True)] for name, model in models.items()}


def forms(client, paths):
    """The forms of those pages that have one."""
    pages = ((path, client.get(path)) for path in paths)
    read = ((path, Controls(page.content.decode())) for path, page in pages if page.status_code == 200 and "html" in page["Content-Type"])
    return [Form(path, found.fields, found.texts, found.buttons) for path, found in read if found.fields]


def forged(dice, form, keys):
    """The form with a few things in it that were not there, one of its buttons pressed; or nearly nothing of it."""
    fields = list(form.fields) if dice.random() < 0.95 else []
    for _ in range(dice.choice((1, 1, 2, 3, 8))):
        meddle(dice, fields, keys)
    fields += [dice.choice(form.buttons)] if form.buttons and dice.random() < 0.7 else []
    return form.address, "&".join(f"{encoded(name)}={encoded(value)}" for name, value in fields if len(value) <= 20_000)


def meddle(dice, fields, keys):
    way, at = dice.random(), dice.randrange(len(fields)) if fields else None
    if at is None or way < 0.15:
        names = (
            ("_step", dice.choice(STEPS_TRIED)),
            ("seen", dice.choice(JUNK)),
            ("why", dice.choice(JUNK)),
            (dice.choice(TEXTS)[:99], "1"),
        )
        fields.append(dice.choice(names))
        return
    name, value = fields[at]
    if way < 0.5:
        fields[at] = name, dice.choice(JUNK)
    elif way < 0.6:
        del fields[at]
    elif way < 0.7:
        fields.append((name, dice.choice(JUNK)))
    elif way < 0.8:
        fields[at] = name, dice.choice(keys)
    elif way < 0.9:
        counted = [index for index, (name, _) in enumerate(fields) if name.endswith("_FORMS")]
        for index in dice.sample(counted, min(2, len(counted))):
            fields[index] = fields[index][0], dice.choice(NUMBERS)
    elif way < 0.95:
        fields.append((re.sub(r"-\d+-\w+$", "-0-DELETE", name), "on"))
    else:
        fields[at] = re.sub(r"-\d+-", f"-{dice.choice(NUMBERS)[:30]}-", name), value


def asked(dice, path, model):
    """A page with a query that it does not expect."""
    return f"{path}?{'&'.join(f'{encoded(key)}={encoded(value)}' for key, value in pairs(dice, model))}"


def pairs(dice, model):
    return [pair(dice, model) for _ in range(dice.choice((1, 1, 2, 3)))]


def pair(dice, model):
    """A filter of a field by something that it cannot hold, or one of the admin's own keys."""
    if dice.random() < 0.3:
        return dice.choice(OWN_KEYS), dice.choice(JUNK)
    fields = [field.name for field in model._meta.get_fields()]
    key = "__".join(dice.choice(fields) for _ in range(dice.choice((1, 1, 1, 2))))
    lookup = dice.choice(LOOKUPS)
    return f"{key}__{lookup}" if lookup else key, dice.choice((*JUNK, HUGE_LIST))
