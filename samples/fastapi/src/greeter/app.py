"""The HTTP face of the service."""

from fastapi import FastAPI
from pydantic import BaseModel

from greeter.greeting import greet
from greeter.settings import Settings

settings = Settings()
app = FastAPI(title="Greeter")


class Greeting(BaseModel):
    """What a caller gets."""

    message: str


@app.get("/healthz")
def healthz() -> dict[str, str]:
    """Says that the process serves requests."""
    return {"status": "ok"}


@app.get("/greet/{name}")
def greet_by_name(name: str) -> Greeting:
    """Greets somebody."""
    return Greeting(message=greet(settings.greeting, name))
