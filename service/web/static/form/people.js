/** Whoever is named once is offered everywhere: the members' names in every field for a person; a name that changes, changes there too. */
const names = () => [...document.querySelectorAll('[name^="members-"][name$="-full_name"]')];

function offer(field) {
  const list = document.getElementById("people");
  const known = [...new Set(names().map((one) => one.value.trim()).filter(Boolean))];
  const before = field?.hasAttribute("data-people") ? /^.*[,;]\s*/.exec(field.value)?.[0] ?? "" : "";
  list.replaceChildren(...known.map((name) => Object.assign(document.createElement("option"), { value: before + name })));
}

/** Follows a member's new name through every field that held the old one. */
function renamed(event) {
  const field = event.target;
  if (!names().includes(field)) return;
  const old = field.dataset.was;
  if (old && field.value.trim() && !names().some((one) => one.value === old)) {
    for (const one of document.querySelectorAll("[data-person]")) if (one.value === old) one.value = field.value;
    for (const one of document.querySelectorAll("[data-people]")) {
      one.value = one.value.split(/([,;]\s*)/).map((part) => (part === old ? field.value : part)).join("");
    }
  }
}

export function start() {
  document.addEventListener("focusin", (event) => {
    if (event.target.matches?.("[data-person], [data-people]")) offer(event.target);
    if (names().includes(event.target)) event.target.dataset.was = event.target.value;
  });
  document.addEventListener("input", (event) => {
    if (event.target.matches?.("[data-people]")) offer(event.target);
  });
  document.addEventListener("change", renamed);
}
