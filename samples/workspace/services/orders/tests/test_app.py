from fastapi.testclient import TestClient

from orders.app import app


def test_an_order_is_taken_and_listed() -> None:
    client = TestClient(app)
    order = {"number": 1, "article": "tea", "quantity": 2}
    assert client.post("/orders", json=order).json() == order
    assert order in client.get("/orders").json()
