"""The public revision number, by which clients know whether a file has changed."""

import pytest

from timeline.models import Revision


@pytest.mark.django_db
def test_the_public_number_moves_with_each_public_change_also_with_one_that_began_earlier():
    numbers = [Revision.objects.number()]
    for key, public in ((7, True), (5, True), (9, False)):
        Revision.objects.create(pk=key, kind="event", key="strike", verb="edited", public=public)
        numbers.append(Revision.objects.number())
    assert numbers == [0, 1, 2, 2]
