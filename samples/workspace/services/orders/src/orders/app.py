"""The HTTP face of the service."""

from acme_common import Order
from fastapi import FastAPI

app = FastAPI(title="Orders")
_orders: list[Order] = []


@app.get("/healthz")
def healthz() -> dict[str, str]:
    """Says that the process serves requests."""
    return {"status": "ok"}


@app.post("/orders")
def take(order: Order) -> Order:
    """Takes an order."""
    _orders.append(order)
    return order


@app.get("/orders")
def orders() -> list[Order]:
    """Lists what was taken since the start."""
    return _orders
