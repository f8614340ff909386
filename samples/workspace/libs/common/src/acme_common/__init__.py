"""What the services of the shop share."""

from pydantic import BaseModel


class Order(BaseModel):
    """An order as it travels between the services."""

    number: int
    article: str
    quantity: int = 1
