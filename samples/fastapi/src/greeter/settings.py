"""What an operator can set, each as an environment variable."""

from pydantic_settings import BaseSettings


class Settings(BaseSettings):
    """GREETING is the salutation."""

    greeting: str = "Hello"
