// The conversation that is looked at.

import { avatar, byId, el, time } from './dom.js';
import { messageNodes } from './message.js';
import { entriesOf, newId, person, post, store } from './store.js';
import { openForm } from './form.js';
import { fill, focusLine } from './composer.js';
import { expect, failed } from './working.js';

const FIRST_WORDS = {
  dm: [
    'This is your conversation with Roster. What was said before a restart is gone from this page only; inbox lists what still waits for you.',
    ['home', 'help', 'org list', 'inbox'],
  ],
  general: [
    'Nothing was posted here yet. A command typed here is answered to you alone.',
    ['home', 'org show', 'member list'],
  ],
};

/** Shows the whole conversation anew. */
export function showLog() {
  const entries = entriesOf(store.place);
  byId('log').replaceChildren(...(entries.length ? entries.map(entryNode) : [emptyNode()]));
  toEnd();
}

/** Shows a line that is new, or one that has changed. */
export function showEntry(entry) {
  const log = byId('log');
  const atEnd = log.scrollHeight - log.scrollTop - log.clientHeight < 120;
  const old = document.getElementById(`entry-${entry.id}`);
  if (old) {
    old.replaceWith(entryNode(entry));
  } else {
    log.querySelector('.empty')?.remove();
    log.append(entryNode(entry));
  }
  const node = document.getElementById(`entry-${entry.id}`);
  if (node.nextElementSibling) {
    // A card further up has changed: nobody is carried away from what they read.
    if (atEnd) toEnd();
  } else if (atEnd || entry.from === store.me) {
    toBegin(node);
  }
}

/** Shows the end of the conversation, but of a long answer its beginning. */
function toBegin(node) {
  const log = byId('log');
  log.scrollTop = Math.min(log.scrollHeight, node.offsetTop - 12);
}

export function toEnd() {
  const log = byId('log');
  log.scrollTop = log.scrollHeight;
}

function emptyNode() {
  const [words, commands] = FIRST_WORDS[store.place];
  return el('div.empty', {},
    el('p', {}, words),
    el('p', {}, ...commands.map((line) =>
      el('button.command', { type: 'button', onclick: () => fill(line) }, line))));
}

function entryNode(entry) {
  return entry.from === 'roster' ? answerNode(entry) : typedNode(entry);
}

function typedNode(entry) {
  return el('article.typed', { id: `entry-${entry.id}` },
    el('p', {}, el('span.unseen', {}, `${person(entry.from)?.name} typed `), el('code', {}, entry.line), time(entry.at, true)));
}

function answerNode(entry) {
  const mine = entry.place !== 'dm' && entry.audience === store.me;
  return el(mine ? 'article.answer.private' : 'article.answer', { id: `entry-${entry.id}` },
    avatar('roster', 'Roster'),
    el('div.body', {},
      el('p.from', {}, el('strong', {}, 'Roster'), time(entry.at, true),
        mine ? el('span.only', {}, 'Only you can see this') : ''),
      entry.file?.alternative ? pictureNode(entry.file) : '',
      ...messageNodes(entry.message, {
        type: fill,
        press: (button) => press(entry, button),
      }),
      entry.file && !entry.file.alternative ? fileNode(entry.file) : ''));
}

const fileUrl = (path) => `/playground/api/${path}?as=${encodeURIComponent(store.me)}`;

function pictureNode({ path, alternative }) {
  return el('p', {}, el('img.picture', { src: fileUrl(path), alt: alternative }));
}

function fileNode({ name, size, path }) {
  const href = fileUrl(path);
  const kilobytes = Math.max(1, Math.round(size / 1024));
  return el('p', {}, el('a.file', { href, download: name }, name, el('small', {}, ` ${kilobytes} kB`)));
}

async function press(entry, button) {
  const id = newId();
  const buttons = byId(`entry-${entry.id}`).querySelectorAll('.buttons button');
  const enable = (on) => buttons.forEach((one) => { one.disabled = !on; });
  enable(false);
  try {
    expect(id, () => enable(true));
    const { form } = await post('press', { message: entry.id, button, id });
    if (form) {
      failed(id);
      openForm(form, { message: entry.id });
    } else {
      focusLine();
    }
  } catch {
    failed(id, true);
  }
}
