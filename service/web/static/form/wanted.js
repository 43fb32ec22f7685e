/** Only what the wanted documents need is asked: fields and blocks move between what is asked and what is folded away. */
const chosen = () => [...document.querySelectorAll("input[name=want]:checked")].map((box) => box.value);
const asks = (one, wanted) => one.dataset.kinds === "*" || one.dataset.kinds.split(" ").some((kind) => wanted.includes(kind));
const labelOf = (one) => one.querySelector("label, legend, summary")?.firstChild.textContent.trim() ?? "";

function sorted(more, wanted) {
  const first = more.previousElementSibling;
  const rest = more.lastElementChild;
  const all = [...first.children, ...rest.children].sort((one, other) => one.dataset.order - other.dataset.order);
  first.replaceChildren(...all.filter((one) => asks(one, wanted)));
  rest.replaceChildren(...all.filter((one) => !asks(one, wanted)));
  more.hidden = !rest.children.length;
  more.querySelector(":scope > summary > small").textContent = [...rest.children].map(labelOf).join(", ");
}

function changed(event) {
  if (event.target.name === "want") followed();
}

function followed() {
  const wanted = chosen();
  const focus = document.activeElement;
  for (const more of document.querySelectorAll("details.more")) sorted(more, wanted);
  for (const star of document.querySelectorAll(".must[data-needed]")) star.hidden = star.dataset.needed !== "*" && !star.dataset.needed.split(" ").some((kind) => wanted.includes(kind));
  document.getElementById("wanted-titles").textContent = [...document.querySelectorAll("input[name=want]:checked")].map((box) => box.nextElementSibling.textContent).join(", ");
  for (const paper of document.querySelectorAll("[data-wants]")) paper.hidden = !wanted.includes(paper.dataset.wants);
  for (const tab of document.querySelectorAll("[data-kind]")) tab.hidden = !wanted.includes(tab.dataset.kind);
  focus.focus();
}

export function start() {
  document.addEventListener("change", changed);
  document.addEventListener("restored", followed);
}
