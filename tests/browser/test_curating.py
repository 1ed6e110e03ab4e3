"""The desk as people go it: from a pasted article to an event in public, corrected, merged and retracted."""

import os
import re
import subprocess
import sys

import pytest

from tests.browser.test_desk import findings
from tests.serving import ROOT

pytestmark = pytest.mark.browser
PASSWORD = "a quiet harbour at dusk"
PEOPLE = {"ada": "Contributor", "ben": "Editor", "cleo": "Chief editor"}
OTHER = "Hassan Rouhani travels home from New York"
TEXT = """Ferry crews halt the island line

{town}, 3 March 2021 – Ferry crews stopped work on the island line on Tuesday evening. Eleven ferries stayed at the quay.

Share on Facebook · Share by mail · Print

“Nobody sails before we are heard,” said a speaker of the crews. Some four hundred people had come to the gates of the port.

By midnight about two thousand passengers had to spend the night on the island. A school was opened for them.

Eleven ferries stayed at the quay, the port authority said, and three were at sea. They came in one after the other.

The company called the strike a breach of the agreement of January. A court is to hear its complaint on Friday.

Nobody was hurt. The crews lit fires at the gates, and put them out before it grew light.

The line carries most of the food to the island. Shops have bread for three days, the mayor said in the morning."""


class Desk:
    """Somebody's window, used with a mouse; each page that comes is searched for what bars anyone."""

    def __init__(self, page, name):
        self.page, self.name, self.found, self.searched = page, name, [], set()

    def sign_in(self):
        self.go("/admin/")
        self.fill(username=self.name, password=PASSWORD)
        self.press("Log in")
        return self

    def look(self):
        """Once at each sort of page, and again where it says that something is wrong."""
        sort = re.sub("[0-9]+", "", self.page.url), self.page.locator(".errornote, .errorlist").count() > 0
        if sort in self.searched:
            return
        self.searched.add(sort)
        self.found += findings(self.page)
        if self.page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"):
            self.found.append(f"{self.page.url} runs off the side")

    def go(self, path):
        self.page.goto(path)
        self.look()

    def touch(self, element):
        element.click()

    def leave(self, element):
        """By a link or button that leads to another page."""
        with self.page.expect_navigation():
            self.touch(element)
        self.look()

    def press(self, words, within="body"):
        self.leave(self.page.locator(within).get_by_role("button", name=words, exact=True).first)

    def follow(self, words):
        self.leave(self.page.get_by_role("link", name=words).first)

    def unfold(self, words, within):
        self.touch(self.page.locator(within).locator("summary", has_text=words))

    def fill(self, prefix="", within="body", **values):
        for name, value in values.items():
            field = self.page.locator(within).locator(f'[name="{prefix}{name}"]')
            self.pick(field, value) if field.evaluate("field => field.tagName") == "SELECT" else self.write(field, value)

    def write(self, field, text):
        field.fill(text)

    def pick(self, field, value):
        field.select_option(value)

    def choose(self, name, words):
        """A row of another table, found by typing."""
        self.touch(self.page.locator(f'select[name="{name}"] ~ .select2 .select2-selection'))
        self.page.locator(".select2-search__field:focus").fill(words)
        self.touch(self.page.locator(".select2-results__option").get_by_text(words, exact=True))

    def tick(self, words):
        self.page.get_by_label(words, exact=True).check()

    def take(self, words):
        """One of the places that are offered for a quote."""
        self.page.locator(".places label", has_text=words).locator("input").check()

    @property
    def said(self):
        return " ".join(self.page.locator("main").inner_text().split())


class Plain(Desk):
    """The same pages once more, which need not be searched again; axe-core is a script besides."""

    def look(self):
        assert self.page.locator("h1").count() == 1, self.page.url


class Scriptless(Plain):
    """Without JavaScript rows of other tables are named."""

    def choose(self, name, words):
        self.page.locator(f'[name="{name}-named"]').fill(words)


class Keyboard(Plain):
    """Tab, Enter, arrows and letters alone."""

    def reach(self, element):
        ahead = "element => !(document.activeElement.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_PRECEDING)"
        key = "Tab" if element.evaluate(ahead) else "Shift+Tab"
        for _ in range(400):
            if element.evaluate("element => element === document.activeElement"):
                return
            self.page.keyboard.press(key)
        raise AssertionError(f"{key} does not lead to {element}")

    def touch(self, element):
        self.reach(element)
        self.page.keyboard.press("Enter")

    def write(self, field, text):
        self.reach(field)
        self.page.keyboard.press("Control+A")
        self.page.keyboard.insert_text(text)

    def pick(self, field, value):
        self.reach(field)
        self.page.keyboard.type(field.locator(f'option[value="{value}"]').inner_text())

    def choose(self, name, words):
        self.touch(self.page.locator(f'select[name="{name}"] ~ .select2 .select2-selection'))
        self.page.locator(".select2-search__field:focus").wait_for()
        self.page.keyboard.type(words)
        self.page.locator(".select2-results__option").get_by_text(words, exact=True).wait_for()
        while self.page.locator(".select2-results__option--highlighted").inner_text() != words:
            self.page.keyboard.press("ArrowDown")
        self.page.keyboard.press("Enter")

    def take(self, words):
        place = self.page.locator(".places label", has_text=words).locator("input")
        self.reach(self.page.locator(".places input").first)
        self.page.keyboard.press("Space")
        while not place.is_checked():
            self.page.keyboard.press("ArrowDown")


@pytest.fixture(scope="module")
def accounts(server, database, chromium):
    """Whoever set the server up makes the first account by command, and three others on the desk."""
    first = os.environ | {"DATABASE_URL": database, "DJANGO_SUPERUSER_PASSWORD": PASSWORD}
    command = [sys.executable, "manage.py", "createsuperuser", "--noinput", "--username", "keeper", "--email", ""]
    subprocess.run(command, cwd=ROOT, env=first, check=True, capture_output=True)
    context = chromium.new_context(base_url=server)
    keeper = Desk(context.new_page(), "keeper").sign_in()
    for name, group in PEOPLE.items():
        keeper.go("/admin/auth/user/add/")
        keeper.fill(username=name, password1=PASSWORD, password2=PASSWORD)
        keeper.tick(group)
        keeper.press("Save")
        assert f"“{name}” was added successfully" in keeper.said
    context.close()
    assert keeper.found == []


@pytest.fixture
def desk(open_page, accounts):
    """Sign somebody in, in a window of their own; at the end no page of it may have barred anyone."""
    windows = []

    def sign_in(name, way=Desk, **options):
        windows.append(way(open_page("/", script=way is not Scriptless, **options), name))
        return windows[-1].sign_in()

    yield sign_in
    assert [line for window in windows for line in window.found] == []


def article_of(town):
    return f"Ferry crews halt the island line of {town}"


def strike_in(town):
    return f"Ferry crews of {town} go on strike"


def add_article(person, town):
    person.go("/admin/")
    person.follow("Add an article")
    person.fill(title=article_of(town), pasted=TEXT.format(town=town), language="en")
    person.choose("publisher", "Publisher not known")
    person.fill(published="3 March 2021", published_basis="printed")
    person.press("Save and continue editing")
    assert "The text is held." in person.said


def begin_event(person, town):
    """What happened and when, with the words that say so."""
    person.go("/admin/")
    person.follow("Add an event")
    person.fill(title=strike_in(town), kind="occurrence", modality="actual")
    person.choose("type", "protest")
    person.fill(date="2 March 2021", date_basis="relative_to_publication")
    person.choose("date_citations-0-article", article_of(town))
    person.fill("date_citations-0-", quote="on the island line on Tuesday evening", words="Tuesday evening")


def claim(person, town, at, text, about, quote=""):
    person.fill(f"claims-{at}-", text=text)
    person.choose(f"claims-{at}-about", about)
    if quote:
        person.choose(f"claims-{at}-article", article_of(town))
        person.fill(f"claims-{at}-", quote=quote)


def another_claim(person):
    person.touch(person.page.locator("#claims-group .add-row a"))


def take_back_to(person, heading, why):
    """On the page of a row's history."""
    entry = f'article:has(h2:has-text("{heading}"))'
    person.unfold("Take it back to this", entry)
    person.fill(within=entry, why=why)
    person.press("Take it back to this", entry)
    assert "holds again what it held" in person.said


def test_the_whole_way_of_an_event(desk, open_page, town="Nordhaven"):
    ada = desk("ada")
    add_article(ada, town)
    begin_event(ada, town)
    claim(ada, town, 0, "Eleven ferries stay in port.", "What happened", "Eleven ferries stayed at the quay")
    another_claim(ada)
    claim(ada, town, 1, "Passengers spend the night on the island.", "Response", "two thousand travellers had to spend the night")
    another_claim(ada)
    claim(ada, town, 2, "The crews light fires.", "Means")
    ada.press("Save and submit for review")
    assert "Stand 2 times in the text; choose the place that is meant." in ada.said
    assert "Nearest is “two thousand passengers had to spend the night”" in ada.said
    ada.take("¶ 6")
    ada.take("passengers")
    ada.press("Save and submit for review")
    assert "is in review now" in ada.said
    address = ada.page.url
    ada.go("/admin/")
    assert strike_in(town) in ada.page.locator("section:has(#yours)").inner_text()

    ben = desk("ben", width=360, height=800, dark=True)
    ben.follow(strike_in(town))
    ben.press("Save and publish")
    assert "Not saved, for a rule would be broken: claims[2]" in ben.said
    ben.follow("Claim 3")
    ben.choose("citations-0-article", article_of(town))
    ben.fill("citations-0-", quote="The crews lit fires at the gates")
    ben.press("Save")
    ben.go(address)
    assert "Nothing stops publication." in ben.said
    ben.press("Save and publish")
    assert "is published now" in ben.said

    ben.follow("View on site")
    public = ben.page.url
    assert "Passengers spend the night on the island." in ben.said
    ben.go(f"/?q={town}")
    ben.page.locator(".ev button.cite").first.click()
    assert ben.page.locator("[popover]:popover-open mark").inner_text() == "Eleven ferries stayed at the quay"

    ben.go(address)
    ben.fill("claims-1-", text="About 2,000 passengers spend the night on the island.")
    ben.press("Save")
    assert "eason" in ben.page.locator(".errors:has([name=why])").inner_text()
    ben.fill(why="The text gives their number.")
    ben.press("Save")
    for page in ("/changes/", f"{public}changes/"):
        ben.go(page)
        assert "The text gives their number." in ben.said and "About 2,000 passengers" in ben.said and "ben" not in ben.said.split()
    ben.go(address)
    ben.follow("History")
    take_back_to(ben, "Published", "The number is not certain.")
    ben.go(public)
    assert "Passengers spend the night on the island." in ben.said and "2,000" not in ben.said

    cleo = desk("cleo", dark=True)
    reader = open_page(public)
    cleo.go(address)
    cleo.follow("Merge it into another event")
    cleo.choose("into", OTHER)
    cleo.press("Show what will move")
    assert "Nothing is merged yet" in cleo.said or "What changes in" in cleo.said
    cleo.fill(why="They are one strike.")
    cleo.press(f"Merge into “{OTHER}”")
    assert "was merged into this event" in cleo.said
    reader.goto(public)
    assert reader.url != public and OTHER in reader.locator("h1").inner_text()
    cleo.go(address)
    cleo.fill(why="They are two after all.")
    cleo.press("Undo the merge (with the reason)")
    assert "The merge is undone" in cleo.said
    reader.goto(public)
    assert reader.url == public

    cleo.fill(why="The article is withdrawn.")
    cleo.press("Save and retract (with the reason)")
    assert "is retracted now" in cleo.said
    assert reader.goto(public).status == 410
    assert "The article is withdrawn." in reader.locator("main").inner_text()
    reader.heard[:] = [line for line in reader.heard if "status of 410" not in line]
    cleo.fill(why="The article stands again.")
    cleo.press("Take the retraction back (with the reason)")
    reader.goto(public)
    assert "Passengers spend the night on the island." in reader.locator("main").inner_text()


def test_two_windows_with_one_form_lose_nothing(desk, town="Sundby"):
    cleo, ben = desk("cleo"), desk("ben", width=360, height=800)
    cleo.go("/admin/timeline/event/add/")
    cleo.fill(title=strike_in(town), kind="occurrence", modality="actual", date="March 2021", date_basis="stated")
    cleo.choose("type", "protest")
    cleo.press("Save and continue editing")
    ben.go(cleo.page.url)
    ben.fill(date_note="The crews say March.")
    ben.press("Save and continue editing")
    cleo.fill(title="Ferry crews stay ashore")
    cleo.press("Save and continue editing")
    assert "Changed meanwhile: nothing is saved yet" in cleo.said
    assert "The crews say March." in cleo.said and "Ferry crews stay ashore" in cleo.page.locator(".stale").inner_text()
    cleo.press("Save and continue editing")
    ben.go(cleo.page.url)
    assert ben.page.locator("[name=title]").input_value() == "Ferry crews stay ashore"
    assert ben.page.locator("[name=date_note]").input_value() == "The crews say March."


@pytest.mark.parametrize(("way", "town"), [(Keyboard, "Westing"), (Scriptless, "Ostholm")], ids=["keyboard", "no script"])
def test_the_way_is_open(desk, way, town):
    """From the article to the event, published, corrected, taken back, merged and retracted."""
    ada = desk("ada", way)
    add_article(ada, town)
    begin_event(ada, town)
    claim(ada, town, 0, "Eleven ferries stay in port.", "What happened", "Eleven ferries stayed at the quay")
    ada.press("Save and submit for review")
    ada.take("¶ 6")
    ada.press("Save and submit for review")
    address = ada.page.url

    cleo = desk("cleo", way)
    cleo.follow(strike_in(town))
    cleo.press("Save and publish")
    cleo.fill("claims-0-", text="Eleven ferries stay at the quay.")
    cleo.fill(why="In the words of the text.")
    cleo.press("Save and continue editing")
    cleo.follow("History")
    take_back_to(cleo, "Published", "Our own words are plainer.")
    cleo.go(address)
    cleo.follow("Merge it into another event")
    cleo.choose("into", OTHER)
    cleo.press("Show what will move")
    cleo.fill(why="They are one strike.")
    cleo.press(f"Merge into “{OTHER}”")
    cleo.go(address)
    cleo.fill(why="They are two after all.")
    cleo.press("Undo the merge (with the reason)")
    cleo.fill(why="The article is withdrawn.")
    cleo.press("Save and retract (with the reason)")
    assert "is retracted now" in cleo.said
