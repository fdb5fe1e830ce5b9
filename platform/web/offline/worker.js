/*
  Keeps the app on the device, so that it opens without a connection: its page, its hashed files, and nothing that the server
  says of anybody (no answer of the API passes through here). Each build has a store of its own, filled before it takes over,
  which is when no page of the build before is open any more; its store goes then. The build writes ahead of this: `version`,
  `ahead` (paths to keep now) and `files` (paths that never change).
*/
/* global version, ahead, files */
const store = `unisono-${version}`, page = '/', patience = 4000;
const known = new Set(files);

self.addEventListener('install', (event) => event.waitUntil(keepAll()));
self.addEventListener('activate', (event) => event.waitUntil(dropOthers()));
self.addEventListener('fetch', (event) => {
  const { request } = event, { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== self.location.origin || /^\/(api|scim)\//.test(pathname)) return;
  if (request.mode === 'navigate') event.respondWith(screenOf(request));
  else if (known.has(pathname)) event.respondWith(fileOf(request, pathname));
});

/** A few at a time: a thin connection has the person's own work to carry. What the last build had and is the same is not fetched again. */
async function keepAll() {
  const kept = await caches.open(store), waiting = [...ahead];
  const keep = async () => {
    for (let path = waiting.shift(); path; path = waiting.shift()) {
      const answer = (known.has(path) && await caches.match(path)) || await fetch(path, known.has(path) ? {} : { cache: 'no-cache' });
      if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
      await kept.put(path, answer);
    }
  };
  await Promise.all([keep(), keep(), keep(), keep()]);
}

async function dropOthers() {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith('unisono-') && name !== store).map((name) => caches.delete(name)));
}

/** What the server has now; the page that was kept where there is no connection, or one so thin that nothing comes. */
async function screenOf(request) {
  const asked = fetch(request);
  const kept = () => caches.match(page, { cacheName: store });
  const late = new Promise((done) => setTimeout(done, patience)).then(kept);
  const first = await Promise.race([asked.catch(() => undefined), late]);
  return first ?? await kept() ?? asked;
}

async function fileOf(request, pathname) {
  const kept = await caches.match(pathname, { ignoreVary: true });
  if (kept) return kept;
  const answer = await fetch(request);
  if (!answer.ok) return answer;
  const copy = answer.clone();
  void caches.open(store).then((now) => now.put(pathname, copy));
  return answer;
}
