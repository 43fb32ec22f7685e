/** From any field the buttons of the bar are a few stops of the Tab key away: a link to them stands on the way. */
import { form } from "./exchange.js";

const MOST = 8; // stops between a field and the link

const link = Object.assign(document.createElement("a"), { className: "skip tobar", href: "#bar" });

/** Whether the Tab key stops here; of the answers to one question it stops at one. */
function isStop(one) {
  if (!one.matches("a[href], button, input, select, textarea, summary") || one.tabIndex < 0 || !one.checkVisibility()) return false;
  return one.type !== "radio" || one.checked || one.matches(".first input");
}

function led({ target }) {
  const section = target.closest?.(".section.here");
  if (!section || target === link) return;
  link.textContent = form().dataset.tobar;
  const walk = document.createTreeWalker(section, NodeFilter.SHOW_ELEMENT);
  walk.currentNode = target;
  let stops = 0;
  for (let one = walk.nextNode(); one; one = walk.nextNode()) {
    if (one === link) return;
    if (isStop(one) && ++stops >= MOST && one.localName !== "summary") {
      (one.closest(".pills") ?? one).after(link);
      return;
    }
  }
  section.append(link);
}

export function start() {
  document.addEventListener("focusin", led);
}
