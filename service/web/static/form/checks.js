/** What is still to write or to mend, the counts and the tasks, as the service sees the form while it is typed. */
import { form, post, settled, written } from "./exchange.js";

const WAIT = matchMedia("(pointer: coarse), (max-width: 40rem)").matches ? 900 : 600; // a thin line is spared
let running = new AbortController();

async function renewed() {
  running.abort();
  running = new AbortController();
  try {
    if (!form()) return;
    const response = await post(`/soat-ho-so${location.search}`, written(), running.signal);
    if (!response?.ok) return; // what it said last still stands
    const fresh = new DOMParser().parseFromString(await response.text(), "text/html");
    for (const part of document.querySelectorAll("[data-live]")) {
      const now = fresh.getElementById(part.id);
      if (!now || now.innerHTML === part.innerHTML) continue;
      part.replaceChildren(...now.childNodes);
      if (now.hasAttribute("class")) part.className = now.className;
    }
  } catch (error) {
    if (error.name !== "AbortError") throw error;
  }
}

export function start() {
  document.addEventListener("typed", settled(renewed, WAIT));
}
