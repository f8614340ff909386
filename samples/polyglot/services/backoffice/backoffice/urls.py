"""The HTTP face of the service."""

from django.http import HttpRequest, JsonResponse
from django.urls import path

_STOCK = {"cake": 1, "tea": 7}


def healthz(request: HttpRequest) -> JsonResponse:
    """Says that the process serves requests."""
    return JsonResponse({"status": "ok"})


def stock(request: HttpRequest) -> JsonResponse:
    """Lists how many there are of each article."""
    return JsonResponse(_STOCK)


urlpatterns = [path("healthz", healthz), path("stock", stock)]
