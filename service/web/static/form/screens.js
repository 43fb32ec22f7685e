/** One section a screen: the address names it, and going back goes back to the one before. */
import { form } from "./exchange.js";

const NAME = "muc";
const sections = () => [...document.querySelectorAll("[data-section]")];
const wanted = () => [...document.querySelectorAll("input[name=want]:checked")].map((box) => box.value);
const isAsked = (section) => section.dataset.kinds === "*" || section.dataset.kinds?.split(" ").some((kind) => wanted().includes(kind));
const named = () => new URLSearchParams(location.search).get(NAME);

/** The screen that is shown. */
export const here = () => form()?.dataset.screen ?? "";

function addressOf(name) {
  const address = new URL(location.href);
  address.pathname = "/";
  address.searchParams.set(NAME, name);
  address.hash = "";
  return address;
}

/** Shows a screen, without a word to the history. */
export function show(name) {
  form().dataset.screen = name;
  form().elements[NAME].value = name;
  let title = "";
  for (const section of sections()) {
    const isHere = section.dataset.section === name;
    section.classList.toggle("here", isHere);
    if (isHere) title = section.querySelector("h2").textContent;
  }
  for (const task of document.querySelectorAll(".month [data-go]")) {
    if (task.dataset.go === name) task.setAttribute("aria-current", "step");
    else task.removeAttribute("aria-current");
  }
  form().querySelector(".bar .where strong").textContent = title || form().querySelector(".month").ariaLabel;
  document.dispatchEvent(new Event("screen"));
}

/** What a button brought stands above the screen on which it was pressed. */
function told(isShown) {
  for (const words of document.querySelectorAll("#notice, main .problems")) words.hidden = !isShown || !words.textContent.trim();
}

/** Goes to a screen; the address follows. */
export function go(name) {
  if (name === here()) return;
  show(name);
  told(false);
  history.pushState(null, "", addressOf(name));
  window.scrollTo(0, 0);
  document.getElementById(`section-${name}`)?.querySelector("h2").focus({ preventScroll: true });
}

/** Goes to where `place` stands. */
export function goTo(place) {
  const section = place.closest("[data-section]");
  if (section && !section.classList.contains("here")) go(section.dataset.section);
}

/** The next section of which the wanted papers take something, or the review. */
function next() {
  const all = sections();
  const later = all.slice(all.findIndex((section) => section.dataset.section === here()) + 1);
  return (later.find(isAsked) ?? all.at(-1)).dataset.section;
}

function clicked(event) {
  const button = event.target.closest("[data-go]");
  if (!button) return;
  event.preventDefault();
  go(button.classList.contains("onward") ? next() : button.dataset.go);
}

export function start() {
  document.addEventListener("click", clicked);
  window.addEventListener("popstate", () => {
    if (!form()) return;
    show(named() ?? sections()[0].dataset.section);
    told(true);
  });
  if (named() !== here() && [...document.querySelectorAll("[data-go]")].some((one) => one.dataset.go === named())) show(named());
  document.addEventListener("swapped", () => {
    if (form() && named() !== here()) history.replaceState(null, "", addressOf(here()));
  });
}
