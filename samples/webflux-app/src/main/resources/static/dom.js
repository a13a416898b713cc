// The page is built of elements and text alone: whatever Lever sends stays text.

const SVG = 'http://www.w3.org/2000/svg';

export const byId = (id) => document.getElementById(id);

/** An element; properties that begin with "on" are listeners, those that are null are left out. */
export function h(tag, properties = {}, ...children) {
  return fill(document.createElement(tag), properties, children);
}

/**
 * A copy of a template for one of several: ids, and what refers to them, end with its name.
 *
 * @returns its root, and part(id) for an element by the id that it has in the template
 */
export function copyOf(template, name) {
  const root = template.content.firstElementChild.cloneNode(true);
  const parts = new Map([...root.querySelectorAll('[id]')].map((element) => [element.id, element]));
  parts.forEach((element, id) => (element.id = `${id}-${name}`));
  for (const attribute of ['aria-labelledby', 'href']) {
    for (const element of [root, ...root.querySelectorAll(`[${attribute}]`)]) {
      const refersTo = element.getAttribute(attribute);
      if (refersTo) {
        element.setAttribute(attribute, refersTo.split(' ').map((id) => `${id}-${name}`).join(' '));
      }
    }
  }
  return { root, part: (id) => parts.get(id) };
}

export function svg(tag, properties = {}, ...children) {
  return fill(document.createElementNS(SVG, tag), properties, children);
}

function fill(element, properties, children) {
  for (const [name, value] of Object.entries(properties)) {
    if (name.startsWith('on')) {
      element.addEventListener(name.slice(2), value);
    } else if (value !== null && value !== undefined && value !== false) {
      element.setAttribute(name, value === true ? '' : value);
    }
  }
  element.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined));
  return element;
}

/** Told to those who do not see it; for what somebody waits for, and nothing else. */
export function announce(text) {
  byId('announce').textContent = text;
}

const dates = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium' });
const times = new Intl.DateTimeFormat(undefined, { timeStyle: 'medium' });
const numbers = new Intl.NumberFormat();
const days = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeZone: 'UTC' });

export const day = (utc) => days.format(new Date(utc));
export const date = (instant) => (instant ? dates.format(new Date(instant)) : 'no date');
export const time = (instant) => times.format(new Date(instant));
export const number = (value) => numbers.format(value);
