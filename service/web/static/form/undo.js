/** Every act that takes something away is told, and can be undone: the latest first. */
const MOST = 20;
const kept = []; // what was done, and the way back
let closed; // the latest of them that was closed: it is not shown again

const bar = () => document.getElementById("undo");

function shown() {
  const last = kept.at(-1);
  if (!bar()) return;
  bar().hidden = !last || last === closed;
  bar().querySelector("span").textContent = last?.language === document.documentElement.lang ? last.words : bar().dataset.earlier;
}

/** Tells what was done; `back` takes it back. */
export function done(words, back) {
  kept.push({ words, back, language: document.documentElement.lang });
  if (kept.length > MOST) kept.shift();
  shown();
}

function clicked(event) {
  const button = event.target.closest("#undo button");
  if (!button) return;
  if (button.matches(".close")) {
    closed = kept.at(-1);
    shown();
    return;
  }
  const last = kept.pop();
  last?.back();
  shown();
}

/** Nothing that was kept may come back: somebody has asked that it be gone. */
export function emptied() {
  kept.length = 0;
  shown();
}

export function start() {
  document.addEventListener("click", clicked);
  document.addEventListener("swapped", shown);
  shown();
}
