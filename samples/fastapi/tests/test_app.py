from fastapi.testclient import TestClient

from greeter.app import app

client = TestClient(app)


def test_a_caller_is_greeted_by_name() -> None:
    response = client.get("/greet/Ada")
    assert response.status_code == 200
    assert response.json() == {"message": "Hello, Ada!"}


def test_the_service_says_that_it_is_well() -> None:
    assert client.get("/healthz").json() == {"status": "ok"}
