import { goTo } from "./screens.js";

/** A link to a field unfolds what hides it and puts the cursor there. */
function followed(event) {
  const link = event.target.closest('a[href^="#"]');
  const place = link && document.getElementById(decodeURIComponent(link.hash.slice(1)));
  if (!place) return;
  event.preventDefault();
  goTo(place);
  for (let here = place; here; here = here.parentElement) if (here.localName === "details") here.open = true;
  for (let here = place; here; here = here.parentElement) if (here.matches(".shut")) here.dispatchEvent(new Event("open"));
  const inside = [...place.querySelectorAll("input, select, textarea, .bar > button")].find((one) => one.checkVisibility());
  const field = place.matches("fieldset, div") ? inside ?? place : place;
  field.focus({ preventScroll: true });
  place.scrollIntoView({ block: "center" });
}

export function start() {
  document.addEventListener("click", followed);
}
