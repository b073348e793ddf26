"""Pages as people get them: eight at once over HTTP, p95, processor time per request, weight."""

import http.client
import re
import statistics
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import httpx

from bench.processes import await_rest, cpu_seconds
from bench.report import Report

AT_ONCE = 8
CLICKS, CLICKS_TO_WARM_UP = 25, 12
"""A connection keeps the plan of a statement once it has been asked some ten times."""
P95_BUDGET = 150
WEIGHT_BUDGET = 60
PAGES = {
    "medewerker": ["/", "/berichten/", "/account/"],
    "leidinggevende": ["/mijn-team/"],
    "backoffice": ["/beheer/medewerkers/"],
    "functioneel-beheerder": [
        "/beheer/organisatie/",
        "/beheer/medewerkers/",
        "/beheer/medewerkers/?zoek=jansen",
        "/beheer/rollen/",
        "/beheer/aanleveringen/",
        "/beheer/berichten/",
    ],
    "auditor": ["/beheer/logboek/"],
}


@dataclass(frozen=True)
class Site:
    port: int
    host: str = "lindewaard.localhost"

    def client(self) -> httpx.Client:
        address = f"http://127.0.0.1:{self.port}"
        return httpx.Client(base_url=address, headers={"Host": f"{self.host}:{self.port}"}, timeout=30)

    def become(self, persona: str) -> httpx.Client:
        client = self.client()
        token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', client.get("/").text)
        answer = client.post(
            f"/demo/als/{persona}/",
            data={"csrfmiddlewaretoken": token.group(1) if token else ""},
            headers={"Origin": f"http://{self.host}:{self.port}"},
        )
        if answer.status_code not in {302, 303}:
            msg = f"Could not become {persona}: {answer.status_code}"
            raise RuntimeError(msg)
        return client


def measure(site: Site, report: Report) -> None:
    report.title(f"Pages, {AT_ONCE} people at once")
    await_rest()
    for persona, paths in PAGES.items():
        clients = [site.become(persona) for _ in range(AT_ONCE)]
        for path in paths:
            page(clients, persona, path, report)


def page(clients: list[httpx.Client], persona: str, path: str, report: Report) -> None:
    first = clients[0].get(path)
    if first.status_code != 200:
        report.add(f"{persona} {path} answered {first.status_code}", 1, 0, "")
        return
    _load(clients, path, CLICKS_TO_WARM_UP)
    times, cpu = _load(clients, path, CLICKS)
    p95 = statistics.quantiles(times, n=20)[-1] * 1000
    report.add(f"{persona} {path} p95", p95, P95_BUDGET, "ms")
    report.add(f"{persona} {path} processor time per request", cpu * 1000, None, "ms")
    report.add(f"{persona} {path} weight", len(first.content) / 1000, WEIGHT_BUDGET, "kB")


def _load(clients: list[httpx.Client], path: str, clicks: int) -> tuple[list[float], float]:
    before = cpu_seconds()
    with ThreadPoolExecutor(AT_ONCE) as pool:
        batches = list(pool.map(lambda client: _click(client, path, clicks), clients))
    times = [one for batch in batches for one in batch]
    return times, (cpu_seconds() - before) / len(times)


def _click(client: httpx.Client, path: str, clicks: int) -> list[float]:
    """Over one plain connection, as a browser would; a client with more comfort takes processor time of its own."""
    address = client.base_url
    cookies = "; ".join(f"{name}={value}" for name, value in client.cookies.items())
    headers = {"Host": client.headers["Host"], "Cookie": cookies}
    connection = http.client.HTTPConnection(address.host, address.port or 80, timeout=30)
    found = []
    for _ in range(clicks):
        began = time.perf_counter()
        connection.request("GET", path, headers=headers)
        answer = connection.getresponse()
        answer.read()
        found.append(time.perf_counter() - began)
        if answer.status != 200:
            raise RuntimeError(f"{path} answered {answer.status}")
    connection.close()
    return found
