"""What a browser would send back from a form of the admin."""


def typed(response):
    """The form as it is, with the values that it was opened with and a reason."""
    data = {}
    for form in forms(response):
        for field in form:
            value = field.value()
            if value is not None and value is not False:
                data[field.html_name] = [str(item) for item in value] if isinstance(value, list) else str(value)
            if field.field.show_hidden_initial:
                opened = form.data.get(field.html_initial_name) if form.is_bound else None
                data[field.html_initial_name] = data.get(field.html_name, "") if opened is None else opened
    return data | {"why": "Mended."}


def forms(response):
    yield response.context["adminform"].form
    for inline in response.context["inline_admin_formsets"]:
        yield inline.formset.management_form
        yield from inline.formset.forms
