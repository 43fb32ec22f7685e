/** What is still to write or to mend, and the counts, as the service sees the form while it is typed. */
import { fields, post, settled } from "./exchange.js";

let running = new AbortController();

async function renewed() {
  running.abort();
  running = new AbortController();
  try {
    const response = await post(`/soat-ho-so${location.search}`, fields(), running.signal);
    if (!response?.ok) return; // what it said last still stands
    const fresh = new DOMParser().parseFromString(await response.text(), "text/html");
    for (const part of document.querySelectorAll("#checks, [data-counts]")) part.replaceChildren(...fresh.getElementById(part.id).childNodes);
  } catch (error) {
    if (error.name !== "AbortError") throw error;
  }
}

export function start() {
  document.addEventListener("typed", settled(renewed, 150));
}
