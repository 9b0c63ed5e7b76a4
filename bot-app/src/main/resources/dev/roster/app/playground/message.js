// Turns what Roster said into DOM nodes: one function a block, one a span.

import { el, time } from './dom.js';
import { person, store } from './store.js';

/**
 * @param {{blocks: object[]}} message
 * @param {{press: Function, type: Function}} on what buttons and commands do
 */
export function messageNodes(message, on) {
  return message.blocks.map((block) => BLOCKS[block.type](block, on));
}

const BLOCKS = {
  heading: ({ text }) => el('h3', {}, text),
  paragraph: ({ spans }, on) => el('p', {}, ...spanNodes(spans, on)),
  note: ({ spans }, on) => el('p.note', {}, ...spanNodes(spans, on)),
  facts: ({ facts }, on) =>
    el('dl', {}, ...facts.map(({ label, value }) =>
      el('div', {}, el('dt', {}, label), el('dd', {}, ...spanNodes(value, on))))),
  table: ({ columns, rows }, on) =>
    el('div.scroll', { tabindex: '0', role: 'region', 'aria-label': columns.join(', ') },
      el('table', {},
        el('thead', {}, el('tr', {}, ...columns.map((name) => el('th', { scope: 'col' }, name)))),
        el('tbody', {}, ...rows.map((cells) =>
          el('tr', {}, ...cells.map((spans) => el('td', {}, ...spanNodes(spans, on)))))))),
  buttons: ({ buttons }, on) =>
    el('div.buttons', {}, ...buttons.map(({ label, style, id }) =>
      el(`button.${style}`, { type: 'button', onclick: () => on.press(id, label) }, label))),
};

const spanNodes = (spans, on) => spans.map((span) => SPANS[span.type](span, on));

const SPANS = {
  plain: ({ text }) => document.createTextNode(text),
  bold: ({ text }) => el('strong', {}, isolated(text)),
  code: ({ text }) => el('code', {}, isolated(text)),
  when: ({ at }) => time(at),
  link: ({ text, target }) =>
    el('a', { href: target, target: '_blank', rel: 'noopener noreferrer', title: target }, text),
  command: ({ line }, on) =>
    el('button.command', { type: 'button', title: 'Put it into the command line', onclick: () => on.type(line) }, line),
  person: ({ name, user }) => {
    const known = user && person(user);
    return known
      ? el(user === store.me ? 'span.mention.own' : 'span.mention', { title: known.email }, `@${known.name}`)
      : el('strong', {}, isolated(name));
  },
};

/** Keeps a name that turns the writing direction from turning its neighbours. */
const isolated = (text) => el('bdi', {}, text);
