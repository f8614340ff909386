"""The rule of the house, free of HTTP."""


def greet(salutation: str, name: str) -> str:
    """Joins a salutation and a name; a blank name greets everybody."""
    return f"{salutation}, {name.strip() or 'everybody'}!"
