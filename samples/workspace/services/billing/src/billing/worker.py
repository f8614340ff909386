"""A worker: it has no port, waits for work, and ends when it is asked to."""

import signal
import threading

from acme_common import Order


def settle(order: Order) -> str:
    """Says what becomes of an order."""
    return f"order {order.number}: {order.quantity} x {order.article} settled"


def main() -> None:
    """Works until SIGTERM or SIGINT."""
    done = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: done.set())
    print(settle(Order(number=0, article="opening balance")), flush=True)
    while not done.wait(timeout=1.0):
        pass
