"""One address for a page and its region."""

from django.http import HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse

from timeline.views.regions import regions


@regions("view")
def page(request):
    return TemplateResponse(request, "page.html", {})


def test_the_region_named_by_its_target_is_rendered_alone(rf):
    response = page(rf.get("/", headers={"HX-Target": "view"}))
    assert (response.template_name, response.context_data) == ("page.html#view", {"region": "view"})


def test_a_region_that_the_view_does_not_name_is_the_whole_page(rf):
    assert page(rf.get("/", headers={"HX-Target": "secret", "HX-Request": "true"})).template_name == "page.html"


def test_caches_keep_page_and_region_apart(rf):
    assert page(rf.get("/")).headers["Vary"] == "HX-Target"


def test_an_answer_without_a_template_goes_through(rf):
    answer = regions("view")(lambda request: HttpResponseRedirect("/elsewhere/"))
    assert answer(rf.get("/", headers={"HX-Target": "view"})).status_code == 302
    assert regions()(lambda request: HttpResponse("plain"))(rf.get("/")).content == b"plain"
