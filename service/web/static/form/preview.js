/**
 * The document as it will look: the real file from the service, drawn by docx-preview, while one types.
 *
 * What draws is fetched when there is something to show.
 */
import { post, settled, written } from "./exchange.js";

let kind = "";
let drawing = null; // the module that draws, once there was something to draw
let running = new AbortController();

const panel = () => document.getElementById("preview");
const paper = () => panel().querySelector(".paper");

/** What draws; null where the service does not answer: it is asked for again with the next drawing. */
async function drawer() {
  try {
    drawing ??= await import("./drawing.js");
    return (await drawing.libraries(panel().dataset.scripts)) ? drawing : null;
  } catch {
    return null;
  }
}

const PAUSE = 2000; // milliseconds between two drawings of somebody who types on
const LONGEST = 8000;
const REST = 3000; // after which typing begins anew
let pause = PAUSE;
let asked = 0; // when the last drawing was
let last = 0; // when the last stroke was
let isStale = false; // whether something was typed while the preview was out of sight
let timer = 0;

/** Draws soon after a stroke, and while somebody types on now and then, ever more seldom. */
function typed() {
  clearTimeout(timer);
  const now = Date.now();
  if (now - last > REST) pause = PAUSE;
  last = now;
  const isDue = now - asked > pause;
  if (isDue) pause = Math.min(2 * pause, LONGEST);
  timer = setTimeout(renewed, isDue ? 80 : 400);
}

function isInSight() {
  const box = panel().getBoundingClientRect();
  return box.height > 0 && box.top < innerHeight && box.bottom > 0;
}

function looked() {
  if (isStale && panel() && isInSight()) renewed();
}

async function renewed() {
  if (!panel()) return;
  const tabs = [...panel().querySelectorAll("[data-kind]:not([hidden])")];
  if (!tabs.some((tab) => tab.dataset.kind === kind)) kind = tabs[0]?.dataset.kind ?? "";
  for (const tab of tabs) tab.setAttribute("aria-pressed", String(tab.dataset.kind === kind));
  panel().hidden = !kind;
  if (!kind) return;
  isStale = !isInSight();
  if (isStale) return; // nobody looks: nothing is fetched
  asked = Date.now();
  running.abort();
  const mine = (running = new AbortController());
  try {
    const response = await post(`/xem-nhanh/${kind}`, written(), mine.signal);
    const draws = response?.status === 200 ? await drawer() : null;
    const ok = Boolean(draws);
    const blob = ok ? await response.blob() : null;
    if (mine.signal.aborted) return;
    if (ok) await draws.drawn(blob, paper());
    paper().classList.toggle("stale", !ok);
    panel().querySelector("[data-waits]").hidden = ok;
    panel().dataset.drawn = ok ? kind : "";
    panel().dispatchEvent(new CustomEvent("drawn", { bubbles: true }));
  } catch (error) {
    if (error.name !== "AbortError") throw error;
  }
}

function clicked(event) {
  const tab = event.target.closest("[data-kind]");
  if (!tab) return;
  kind = tab.dataset.kind;
  paper().hidden = true;
  renewed();
}

export function start() {
  document.addEventListener("click", clicked);
  document.addEventListener("typed", typed);
  document.addEventListener("swapped", renewed);
  document.addEventListener("screen", looked);
  document.addEventListener("scroll", settled(looked, 150), { capture: true, passive: true });
  window.addEventListener("resize", () => panel() && drawing?.scaled(paper()));
  renewed();
}
