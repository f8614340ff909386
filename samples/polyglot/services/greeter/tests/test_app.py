from fastapi.testclient import TestClient

from greeter.app import app


def test_a_caller_is_greeted_by_name() -> None:
    assert TestClient(app).get("/greet/Ada").json() == {"message": "Hello, Ada!"}
