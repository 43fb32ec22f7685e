/** Without network: the page stays at hand where browsers keep pages (https, or this machine), and says that the line is down. */
import { form } from "./exchange.js";

const KEEPER = "/giu-trang.js";

/** Has the page and its files kept; throws where this browser keeps none. */
async function kept() {
  await navigator.serviceWorker.register(KEEPER);
  const { active } = await navigator.serviceWorker.ready;
  const language = new URLSearchParams(location.search).get("lang");
  const files = performance.getEntriesByType("resource").map((one) => new URL(one.name)).filter((one) => one.pathname.startsWith("/static/"));
  active.postMessage([`/${language ? `?lang=${language}` : ""}`, ...files.map(String)]);
}

function told(isUp) {
  const words = document.getElementById("line");
  if (words) words.hidden = isUp;
}

export function start() {
  document.addEventListener("line", ({ detail }) => told(detail));
  for (const change of ["online", "offline"]) addEventListener(change, () => told(navigator.onLine));
  addEventListener("load", () => kept().catch(() => form()?.setAttribute("data-unkept", "")));
}
