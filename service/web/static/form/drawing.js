/**
 * A Word file drawn by docx-preview, in a shadow root. Its styles become style sheets of that root and properties of its
 * elements, because the page's policy takes no style written into the page.
 */

const PAGE = 794; // pixels of an A4 page's width, upright
let loading = null;

const fetched = (src) => new Promise((resolve, reject) => {
  document.head.append(Object.assign(document.createElement("script"), { src, onload: resolve, onerror: () => reject(new TypeError(src)) }));
});

/** The two libraries, whose addresses `scripts` names, fetched when there is something to show; whether they are there. */
export async function libraries(scripts) {
  const [zip, docx] = scripts.split(" ");
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

/** Draws the file into `paper`, as wide as there is room. */
export async function drawn(blob, paper) {
  const sheets = [];
  const options = { h: maker(sheets), renderComments: false, renderAltChunks: false, useBase64URL: true };
  const nodes = await window.docx.renderDocument(await window.docx.parseAsync(blob, options), options);
  const own = new CSSStyleSheet();
  own.replaceSync(".docx-wrapper { background: none !important; padding: 12px !important; } .docx-wrapper > section.docx { margin-bottom: 12px !important; box-shadow: none !important; }");
  paper.hidden = false;
  const root = paper.shadowRoot ?? paper.attachShadow({ mode: "open" });
  const at = paper.scrollTop;
  root.adoptedStyleSheets = [...sheets, own];
  root.replaceChildren(...nodes);
  scaled(paper);
  paper.scrollTop = at;
}

/** Makes what is drawn as wide as `paper`. */
export function scaled(paper) {
  const wrapper = paper.shadowRoot?.querySelector(".docx-wrapper");
  const page = wrapper?.querySelector("section")?.style.width ? wrapper.querySelector("section").offsetWidth : PAGE;
  if (wrapper) wrapper.style.zoom = Math.min(1, paper.clientWidth / ((page || PAGE) + 24));
}
