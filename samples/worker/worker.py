"""Takes jobs from a queue of Redis, one at a time, until it is asked to stop."""

import os
import signal
import sys
from types import FrameType

import redis
import structlog
import tenacity

log = structlog.get_logger()


class Stop(Exception):
    """Somebody asked the process to end."""


def _stop(number: int, frame: FrameType | None) -> None:
    raise Stop(signal.Signals(number).name)


@tenacity.retry(
    retry=tenacity.retry_if_exception_type(redis.ConnectionError),
    wait=tenacity.wait_exponential(max=5),
    before_sleep=lambda state: log.info("no redis yet", attempt=state.attempt_number),
)
def take(client: redis.Redis, queue: str) -> str | None:
    """Waits up to a second for a job; none is None. A connection that is lost is tried again."""
    found = client.blpop([queue], timeout=1)
    return None if found is None else found[1].decode()


def main() -> None:
    """Works until SIGTERM."""
    signal.signal(signal.SIGTERM, _stop)
    queue = os.environ.get("QUEUE", "jobs")
    client = redis.Redis.from_url(os.environ.get("REDIS_URL", "redis://localhost:6379"))
    log.info("waiting for jobs", queue=queue)
    try:
        while True:
            if (job := take(client, queue)) is not None:
                log.info("done", job=job)
    except Stop as signal_name:
        log.info("stopped", signal=str(signal_name))
        sys.exit(0)


if __name__ == "__main__":
    main()
