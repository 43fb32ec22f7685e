/** The page for authors: a template that can be filled is drawn at once. Without a script the same file is downloaded. */
import { drawn, libraries, scaled } from "./drawing.js";

const panel = document.getElementById("preview");

async function filled() {
  const body = new FormData(document.getElementById("draft"));
  body.set("want", "preview");
  const response = await fetch(location.href, { method: "POST", body });
  if (!response.ok || !(await libraries(panel.dataset.scripts))) return;
  const blob = await response.blob();
  panel.hidden = false;
  await drawn(blob, panel.querySelector(".paper"));
}

/** A tag that is pointed at is chosen whole, ready to be copied. */
function pointed(event) {
  const tag = event.target.closest(".copying code");
  if (tag && getSelection().isCollapsed) getSelection().selectAllChildren(tag);
}

document.addEventListener("click", pointed);
if (panel) {
  window.addEventListener("resize", () => scaled(panel.querySelector(".paper")));
  filled();
}
