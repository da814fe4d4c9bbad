// The few things the page needs of the document. Text is always set as text: nothing that comes from a run is read as markup.
export const byId = (id) => document.getElementById(id);

export function setText(id, text) {
  const element = byId(id);
  if (element.textContent !== text) {
    element.textContent = text;
  }
  return element;
}

/** An element with attributes, texts and children; a child that is null is left out. */
export function make(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== null && value !== undefined) {
      element.setAttribute(key, value);
    }
  }
  element.append(...children.filter((child) => child !== null && child !== undefined));
  return element;
}

const drawn = new WeakMap();

/** Replaces the children only when what they are made of has changed, so that a focus or a selection stays. */
export function redraw(element, data, build) {
  const key = JSON.stringify(data);
  if (drawn.get(element) !== key) {
    drawn.set(element, key);
    element.replaceChildren(...build(data));
  }
}

/** A term and its value, for a list of facts. */
export function fact(label, value, title = null, style = "num") {
  return make("div", {}, make("dt", {}, label), make("dd", { class: style, title }, value));
}
