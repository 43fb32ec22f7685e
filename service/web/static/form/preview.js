/**
 * The document as it will look: the real file from the service, drawn by docx-preview, while one types.
 *
 * The drawing lives in a shadow root. Its styles become style sheets of that root and properties of its elements,
 * because the page's policy takes no style written into the page.
 */
import { fields, post, settled } from "./exchange.js";

const PAGE = 794; // pixels of an A4 page's width, upright
let kind = "";
let loading = null;
let running = new AbortController();

const panel = () => document.getElementById("preview");
const paper = () => panel().querySelector(".paper");

const fetched = (src) => new Promise((resolve, reject) => {
  document.head.append(Object.assign(document.createElement("script"), { src, onload: resolve, onerror: () => reject(new TypeError(src)) }));
});

/** The two libraries, fetched when there is something to show; whether they are there. */
async function libraries() {
  const [zip, docx] = panel().dataset.scripts.split(" ");
  loading ??= fetched(zip).then(() => fetched(docx));
  try {
    await loading;
    return true;
  } catch {
    loading = null; // the service does not answer: they are asked for again with the next drawing
    return false;
  }
}

/** Makes elements for docx-preview; style sheets go to `sheets`. */
function maker(sheets) {
  return function make(asked) {
    if (typeof asked === "string") return document.createTextNode(asked);
    if (asked instanceof Node) return asked;
    const { ns, tagName, className, style, children = [], ...own } = asked;
    if (tagName === "style") {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(children.join(""));
      sheets.push(sheet);
      return document.createComment("");
    }
    if (tagName === "#comment") return document.createComment(children[0] ?? "");
    const made = tagName === "#fragment" ? document.createDocumentFragment() : ns ? document.createElementNS(ns, tagName) : document.createElement(tagName);
    if (className) made.setAttribute("class", className);
    if (typeof style === "string") made.style.cssText = style;
    else if (style) Object.assign(made.style, style);
    for (const [name, value] of Object.entries(own)) if (value !== undefined) made[name] = value;
    for (const child of children) made.append(make(child));
    return made;
  };
}

async function drawn(blob) {
  const sheets = [];
  const options = { h: maker(sheets), renderComments: false, renderAltChunks: false, useBase64URL: true };
  const nodes = await window.docx.renderDocument(await window.docx.parseAsync(blob, options), options);
  const own = new CSSStyleSheet();
  own.replaceSync(".docx-wrapper { background: none !important; padding: 12px !important; } .docx-wrapper > section.docx { margin-bottom: 12px !important; box-shadow: none !important; }");
  paper().hidden = false;
  const root = paper().shadowRoot ?? paper().attachShadow({ mode: "open" });
  const at = paper().scrollTop;
  root.adoptedStyleSheets = [...sheets, own];
  root.replaceChildren(...nodes);
  scaled();
  paper().scrollTop = at;
}

function scaled() {
  const wrapper = paper().shadowRoot?.querySelector(".docx-wrapper");
  const page = wrapper?.querySelector("section")?.style.width ? wrapper.querySelector("section").offsetWidth : PAGE;
  if (wrapper) wrapper.style.zoom = Math.min(1, paper().clientWidth / ((page || PAGE) + 24));
}

async function renewed() {
  const tabs = [...panel().querySelectorAll("[data-kind]:not([hidden])")];
  if (!tabs.some((tab) => tab.dataset.kind === kind)) kind = tabs[0]?.dataset.kind ?? "";
  for (const tab of tabs) tab.setAttribute("aria-pressed", String(tab.dataset.kind === kind));
  panel().hidden = !kind;
  if (!kind) return;
  running.abort();
  const mine = (running = new AbortController());
  try {
    const response = await post(`/xem-nhanh/${kind}`, fields(), mine.signal);
    const ok = response?.status === 200 && (await libraries());
    const blob = ok ? await response.blob() : null;
    if (mine.signal.aborted) return;
    if (ok) await drawn(blob);
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
  document.addEventListener("typed", settled(renewed, 80));
  document.addEventListener("swapped", renewed);
  window.addEventListener("resize", scaled);
  renewed();
}
