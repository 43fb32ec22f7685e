/**
 * Keeps the page of the form and its files in the browser, so that it opens without network.
 *
 * Nothing typed comes here: only what everybody gets under a plain address is kept, never what is posted or its answer,
 * nor what the service says must not be.
 */
const PLACE = "sinhhoat-page";

/** The name under which the answer to a request is kept, empty where it is not: one blank page a language, each file. */
function named(request) {
  const address = new URL(request.url);
  if (request.method !== "GET" || address.origin !== location.origin) return "";
  if (address.pathname.startsWith("/static/")) return address.pathname;
  return address.pathname === "/" ? `/?lang=${address.searchParams.get("lang") ?? ""}` : "";
}

async function kept(name, response) {
  if (!response.ok || response.headers.get("Cache-Control")?.includes("no-store")) return;
  await (await caches.open(PLACE)).put(name, response);
}

const known = (name) => caches.match(name, { ignoreVary: true });

/** What the service answers; where it does not, what it answered last. */
async function answered(event, name) {
  let response;
  try {
    response = await fetch(event.request);
  } catch (error) {
    const before = await known(name);
    if (before) return before;
    throw error;
  }
  if (response.status >= 500) return (await known(name)) ?? response;
  event.waitUntil(kept(name, response.clone()));
  return response;
}

/** Keeps what a page is made of that was there before this was. */
async function taken(addresses) {
  for (const address of addresses) {
    const request = new Request(address, { cache: "force-cache" }); // the browser has it: nothing goes over the line
    const name = named(request);
    if (name && !(await known(name))) await kept(name, await fetch(request));
  }
}

addEventListener("install", () => skipWaiting());
addEventListener("activate", (event) => event.waitUntil(clients.claim()));
addEventListener("message", (event) => event.waitUntil(taken(event.data)));
addEventListener("fetch", (event) => {
  const name = named(event.request);
  if (name) event.respondWith(answered(event, name));
});
