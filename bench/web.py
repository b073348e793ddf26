"""Pages as people get them: eight at once over HTTP, p95, processor time per request, weight."""

import re
import statistics
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import httpx

from bench.processes import cpu_seconds
from bench.report import Report

AT_ONCE = 8
REQUESTS = 160
P95_BUDGET = 150
WEIGHT_BUDGET = 60
PAGES = {
    "medewerker": ["/", "/berichten/", "/account/"],
    "leidinggevende": ["/mijn-team/"],
    "backoffice": ["/beheer/medewerkers/"],
    "functioneel-beheerder": [
        "/beheer/organisatie/",
        "/beheer/medewerkers/",
        "/beheer/medewerkers/?q=jansen",
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
    for persona, paths in PAGES.items():
        clients = [site.become(persona) for _ in range(AT_ONCE)]
        for path in paths:
            _page(clients, persona, path, report)


def _page(clients: list[httpx.Client], persona: str, path: str, report: Report) -> None:
    first = clients[0].get(path)
    if first.status_code != 200:
        report.add(f"{persona} {path} answered {first.status_code}", 1, 0, "")
        return
    times, cpu = _load(clients, path)
    p95 = statistics.quantiles(times, n=20)[-1] * 1000
    report.add(f"{persona} {path} p95", p95, P95_BUDGET, "ms")
    report.add(f"{persona} {path} processor time per request", cpu * 1000, None, "ms")
    report.add(f"{persona} {path} weight", len(first.content) / 1000, WEIGHT_BUDGET, "kB")


def _load(clients: list[httpx.Client], path: str) -> tuple[list[float], float]:
    def clicks(client: httpx.Client) -> list[float]:
        found = []
        for _ in range(REQUESTS // AT_ONCE):
            began = time.perf_counter()
            client.get(path)
            found.append(time.perf_counter() - began)
        return found

    before = cpu_seconds()
    with ThreadPoolExecutor(AT_ONCE) as pool:
        times = [one for batch in pool.map(clicks, clients) for one in batch]
    return times, (cpu_seconds() - before) / len(times)
