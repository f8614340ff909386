from django.test import Client


def test_the_stock_names_each_article(client: Client) -> None:
    assert client.get("/stock").json() == {"cake": 1, "tea": 7}
