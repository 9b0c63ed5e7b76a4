// Builds DOM nodes. Data only ever becomes text nodes and checked attributes, never HTML.

/**
 * Makes an element.
 * @param {string} tag its name, with classes behind dots: "p.note"
 * @param {Record<string, unknown>} attributes "on..." are listeners; false and null are left out
 * @param {...(Node|string)} children
 */
export function el(tag, attributes = {}, ...children) {
  const [name, ...classes] = tag.split('.');
  const node = document.createElement(name);
  if (classes.length) node.className = classes.join(' ');
  for (const [key, value] of Object.entries(attributes)) {
    if (value === false || value === null || value === undefined) continue;
    if (key.startsWith('on')) node.addEventListener(key.slice(2), value);
    else node.setAttribute(key, value === true ? '' : String(value));
  }
  node.append(...children);
  return node;
}

export const byId = (id) => document.getElementById(id);

/** The round sign of a person; its colour follows from the id. */
export function avatar(user, name) {
  if (user === 'roster') {
    return el('img.avatar', { src: '/playground/roster.svg', alt: '' });
  }
  const hue = [...user].reduce((sum, c) => (sum * 14 + c.codePointAt(0)) % 997, 0) % 6;
  return el(`span.avatar.hue${hue}`, { 'aria-hidden': 'true' }, [...name][0].toUpperCase());
}

export function badge(count, what = 'unread') {
  if (!count) return '';
  return el('span.badge', {}, count > 99 ? '99+' : String(count), el('span.unseen', {}, ` ${what}`));
}

const SHORT = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });
const CLOCK = new Intl.DateTimeFormat(undefined, { timeStyle: 'short' });
const FULL = new Intl.DateTimeFormat(undefined, { dateStyle: 'full', timeStyle: 'long' });

/** An instant in this browser's time zone; the full date and zone on hovering. */
export function time(iso, short = false) {
  const at = new Date(iso);
  const text = (short && sameDay(at, new Date()) ? CLOCK : SHORT).format(at);
  return el('time', { datetime: iso, title: FULL.format(at) }, text);
}

const sameDay = (a, b) => a.toDateString() === b.toDateString();
