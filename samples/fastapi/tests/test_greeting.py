import pytest

from greeter.greeting import greet


@pytest.mark.parametrize(
    ("name", "expected"),
    [("Ada", "Hello, Ada!"), (" Ada ", "Hello, Ada!"), ("  ", "Hello, everybody!")],
)
def test_a_greeting_names_whom_it_greets(name: str, expected: str) -> None:
    assert greet("Hello", name) == expected
