"""Accounts: a chief editor keeps those of the desk, and nobody rises by them."""

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Group, Permission, User
from django.urls import reverse

from timeline.curation.history import record_change
from timeline.models import Revision

PASSWORD = "three quiet rivers"
ABOVE = {"is_superuser": "on", "is_staff": "on", "user_permissions": "1"}


def page(name, *args):
    return reverse(f"admin:auth_user_{name}", args=args)


@pytest.fixture
def chief(person):
    return person("chief")


@pytest.fixture
def root(db):
    return User.objects.create_superuser("root", password=PASSWORD)


def group(name):
    return str(Group.objects.get(name=name).pk)


def new(name="ada", **fields):
    return {"username": name, "usable_password": "true", "password1": PASSWORD, "password2": PASSWORD, **fields}


def edited(account, **fields):
    return {"username": account.username, "is_active": "on"} | fields


def state(account):
    account = User.objects.get(pk=account.pk)
    return account.username, account.password, account.is_active, account.is_superuser, set(account.groups.values_list("name", flat=True))


@pytest.mark.parametrize("name", ["Contributor", "Editor", "Chief editor"])
def test_a_chief_editor_makes_accounts_that_curate(client, chief, name):
    assert chief.client.post(page("add"), new(groups=group(name))).status_code == 302
    ada = User.objects.get(username="ada")
    assert (ada.is_staff, ada.is_superuser, ada.is_active, [each.name for each in ada.groups.all()]) == (True, False, True, [name])
    answer = client.post("/admin/login/?next=/admin/", {"username": "ada", "password": PASSWORD})
    assert (answer.status_code, client.get("/admin/").status_code) == (302, 200)


def test_a_chief_editor_moves_closes_and_deletes_accounts(chief, person):
    ada = person("editor")
    assert chief.client.post(page("change", ada.pk), edited(ada, groups=group("Contributor"), first_name="Ada")).status_code == 302
    assert state(ada)[4] == {"Contributor"}
    chief.client.post(page("change", ada.pk), {"username": "editor", "groups": group("Contributor")})
    assert (state(ada)[2], ada.client.get("/admin/").status_code) == (False, 302)
    assert chief.client.post(page("delete", ada.pk), {"post": "yes"}).status_code == 302
    assert not User.objects.filter(username="editor").exists()


def test_a_password_that_was_set_signs_in(client, chief, person):
    ada, data = person("editor"), {"usable_password": "true", "password1": PASSWORD, "password2": PASSWORD}
    assert chief.client.post(reverse("admin:auth_user_password_change", args=[ada.pk]), data).status_code == 302
    assert client.post("/admin/login/?next=/admin/", {"username": "editor", "password": PASSWORD}).status_code == 302


def test_what_an_account_did_stays_in_history(chief, person, make_event):
    ada, event = person("contributor"), make_event(status="draft")
    record_change(event, "created", ada)
    chief.client.post(page("delete", ada.pk), {"post": "yes"})
    assert Revision.objects.filter(key=event.slug).values_list("verb", "who").get() == ("created", None)


@pytest.mark.parametrize("kind", ["contributor", "editor"])
def test_nobody_else_keeps_accounts(person, root, kind):
    ada = person(kind)
    for address in (page("changelist"), page("add"), page("change", ada.pk), page("delete", ada.pk), page("change", root.pk)):
        for ask in (ada.client.get, ada.client.post):
            assert ask(address).status_code == 403, address
    assert ada.client.post(reverse("admin:auth_user_password_change", args=[ada.pk]), new()).status_code == 403
    assert "auth/user" not in ada.client.get("/admin/").content.decode()


def test_no_page_offers_a_chief_editor_more_than_is_theirs(chief, person):
    Group.objects.create(name="Machines").permissions.add(Permission.objects.get(codename="add_group"))
    for address in (page("add"), page("change", person("editor").pk), page("change", chief.pk)):
        content = chief.client.get(address).content.decode()
        assert [word for word in ("superuser", "user_permissions", "is_staff", "Machines") if word in content] == []


def test_a_forged_form_makes_no_superuser(chief, person):
    ada = person("editor")
    chief.client.post(page("add"), new("bob", groups=group("Editor"), **ABOVE))
    for account in (ada, chief):
        chief.client.post(page("change", account.pk), edited(account, groups=group("Chief editor"), **ABOVE))
        chief.client.post(
            page("changelist"), {"form-TOTAL_FORMS": "1", "form-INITIAL_FORMS": "1", "form-0-id": account.pk, "_save": "1", **ABOVE}
        )
    assert User.objects.get(username="bob").groups.get().name == "Editor"
    assert not User.objects.filter(is_superuser=True).exists() and not User.objects.exclude(user_permissions=None).exists()


def test_a_group_that_may_more_is_not_given(chief):
    machines = Group.objects.create(name="Machines")
    machines.permissions.add(Permission.objects.get(codename="add_group"))
    content = chief.client.post(page("add"), new(groups=machines.pk)).content.decode()
    assert "Select a valid choice" in content and not User.objects.filter(username="ada").exists()
    chief.client.post(page("change", chief.pk), edited(chief, groups=[group("Chief editor"), machines.pk]))
    assert state(chief)[4] == {"Chief editor"}


def mighty_alone():
    account = User.objects.create_user("mighty", password=PASSWORD, is_staff=True)
    account.user_permissions.add(Permission.objects.get(codename="change_group"))
    return account


def mighty_by_group():
    account = User.objects.create_user("mighty", password=PASSWORD, is_staff=True, is_active=False)
    machines = Group.objects.create(name="Machines")
    machines.permissions.add(Permission.objects.get(codename="add_group"))
    account.groups.add(machines)
    return account


def superuser():
    return User.objects.create_superuser("mighty", password=PASSWORD)


@pytest.mark.parametrize("make", [superuser, mighty_alone, mighty_by_group])
def test_an_account_that_may_more_is_out_of_reach(chief, make):
    strong = make()
    before = state(strong)
    password = reverse("admin:auth_user_password_change", args=[strong.pk])
    attempts = [
        (page("change", strong.pk), edited(strong, username="weak")),
        (page("delete", strong.pk), {"post": "yes"}),
        (password, {"usable_password": "true", "password1": "other words here", "password2": "other words here"}),
        (page("history", strong.pk), {}),
    ]
    for address, data in attempts:
        assert {chief.client.get(address).status_code, chief.client.post(address, data).status_code} <= {302, 403, 404}, address
    chief.client.post(page("changelist"), {"action": "delete_selected", "_selected_action": [strong.pk], "post": "yes"})
    assert state(strong) == before
    assert "mighty" not in chief.client.get(page("changelist")).content.decode()


@pytest.mark.parametrize("query", ["is_superuser__exact=1", "is_staff__exact=0", "user_permissions__id__exact=1", "password__startswith=a"])
def test_what_is_not_shown_is_not_asked_either(chief, query):
    assert chief.client.get(f"{page('changelist')}?{query}").status_code == 400


def test_nobody_shuts_themselves_out(chief, root, client):
    chief.client.post(page("change", chief.pk), {"username": "chief", "groups": group("Chief editor")})
    assert chief.client.post(page("delete", chief.pk), {"post": "yes"}).status_code == 403
    client.force_login(root)
    client.post(page("change", root.pk), {"username": "root"})
    assert (state(chief)[2], state(root)[2:4]) == (True, (True, True))


def test_groups_are_for_superusers(chief, root, client):
    for name, args in (("changelist", []), ("add", []), ("change", [group("Editor")]), ("delete", [group("Editor")])):
        address = reverse(f"admin:auth_group_{name}", args=args)
        assert chief.client.get(address).status_code == 403
        client.force_login(root)
        assert client.get(address).status_code == 200


def test_a_superuser_keeps_all(client, root, chief):
    client.force_login(root)
    data = edited(chief, is_staff="on", is_superuser="on", user_permissions="1")
    assert client.post(page("change", chief.pk), data).status_code == 302
    assert state(chief)[3] and LogEntry.objects.filter(object_id=str(chief.pk)).exists()
