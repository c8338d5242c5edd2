"""A step is skipped exactly while its inputs stand."""

from pathlib import Path

from scripts import stamps


def test_a_step_is_due_until_it_has_succeeded_with_these_inputs(tmp_path: Path) -> None:
    source, stamp = tmp_path / "source", tmp_path / "folder" / "stamp"
    source.write_text("one")
    before = stamps.digest([source])
    assert not stamps.is_fresh(stamp, before)

    stamps.write(stamp, before)
    assert stamps.is_fresh(stamp, stamps.digest([source]))

    source.write_text("two")
    assert not stamps.is_fresh(stamp, stamps.digest([source]))


def test_a_digest_tells_where_one_file_ends_and_the_next_begins(tmp_path: Path) -> None:
    first, second = tmp_path / "a", tmp_path / "b"
    first.write_text("ab")
    second.write_text("c")
    one = stamps.digest([first, second])
    first.write_text("a")
    second.write_text("bc")
    assert stamps.digest([first, second]) != one


def test_a_digest_depends_on_what_else_matters() -> None:
    assert stamps.digest([], "3.11.7") != stamps.digest([], "3.12.0")
