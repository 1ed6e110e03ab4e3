from timeline.text import pieces
from timeline.text.pieces import Answers


def test_a_piece_is_asked_about_once():
    asked = []
    answers = Answers(lambda piece: asked.append(piece) or piece.upper())
    assert [answers[piece] for piece in ("a", "big", "big", "ship")] == ["A", "BIG", "BIG", "SHIP"]
    assert asked == ["a", "big", "ship"]


def test_long_pieces_are_not_remembered():
    answers = Answers(len)
    assert answers["a" * 1000] == 1000
    assert not answers


def test_no_more_pieces_are_remembered_than_so_many(monkeypatch):
    monkeypatch.setattr(pieces, "MOST", 2)
    answers = Answers(len)
    assert [answers[piece] for piece in ("a", "bb", "ccc", "a")] == [1, 2, 3, 1]
    assert len(answers) == 2
