"""Greets over HTTP; GREETING is the salutation."""

from fastapi import FastAPI
from pydantic import BaseModel
from pydantic_settings import BaseSettings


class Settings(BaseSettings):
    """What an operator can set, each as an environment variable."""

    greeting: str = "Hello"


class Greeting(BaseModel):
    """What a caller gets."""

    message: str


settings = Settings()
app = FastAPI(title="Greeter")


@app.get("/healthz")
def healthz() -> dict[str, str]:
    """Says that the process serves requests."""
    return {"status": "ok"}


@app.get("/greet/{name}")
def greet(name: str) -> Greeting:
    """Greets somebody."""
    return Greeting(message=f"{settings.greeting}, {name}!")
