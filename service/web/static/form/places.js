/** A link to a field unfolds what hides it and puts the cursor there. */
function followed(event) {
  const link = event.target.closest('a[href^="#"]');
  const place = link && document.getElementById(decodeURIComponent(link.hash.slice(1)));
  if (!place) return;
  event.preventDefault();
  for (let here = place; here; here = here.parentElement) if (here.localName === "details") here.open = true;
  const field = place.matches("fieldset, div") ? place.querySelector("input, select, textarea") ?? place : place;
  field.focus({ preventScroll: true });
  place.scrollIntoView({ block: "center" });
}

export function start() {
  document.addEventListener("click", followed);
}
