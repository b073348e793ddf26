// Keeps one offline page and the files that it needs. Never a page with someone's data.
// The server puts `const SETTINGS = {version, offline, files, prefix}` in front of this file.
const CACHE = `bekwaam-${SETTINGS.version}`;

async function fill() {
  const cache = await caches.open(CACHE);
  await cache.addAll([SETTINGS.offline, ...SETTINGS.files]);
  await self.skipWaiting();
}

async function forgetOlder() {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name !== CACHE).map((name) => caches.delete(name)));
  await self.clients.claim();
}

self.addEventListener("install", (event) => event.waitUntil(fill()));
self.addEventListener("activate", (event) => event.waitUntil(forgetOlder()));
self.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET") return;
  if (request.mode === "navigate") {
    event.respondWith(fetch(request).catch(() => caches.match(SETTINGS.offline)));
  } else if (SETTINGS.files.includes(new URL(request.url).pathname)) {
    event.respondWith(caches.match(request).then((kept) => kept ?? fetch(request)));
  }
});
