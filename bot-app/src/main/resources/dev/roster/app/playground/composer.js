// The command line: completion, history, hints.

import { byId, el } from './dom.js';
import { entriesOf, newId, post, store } from './store.js';
import { openForm } from './form.js';
import { expect, failed } from './working.js';

const PAUSE_MS = 80;

let ways = [];
let from = 0;
let chosen = -1;
let asked = 0;
let timer;
let past = -1;

const line = () => byId('line');

export const focusLine = () => line().focus();

/** Puts a command into the line, to be looked at before it is sent. */
export function fill(text) {
  // A usage holds names of options, which nobody wants to send.
  line().value = `${store.usages[text] ?? text} `;
  focusLine();
  line().setSelectionRange(line().value.length, line().value.length);
  complete();
}

/** Empties the line: another conversation, another person. */
export function clearLine() {
  line().value = '';
  past = -1;
  close();
  hint('');
}

export function startComposer() {
  byId('say').addEventListener('submit', (event) => {
    event.preventDefault();
    send();
  });
  line().addEventListener('input', () => {
    past = -1;
    clearTimeout(timer);
    timer = setTimeout(complete, PAUSE_MS);
  });
  line().addEventListener('keydown', onKey);
  line().addEventListener('blur', () => setTimeout(close, 150));
}

function onKey(event) {
  const open = ways.length > 0;
  const key = event.key;
  if (key === 'ArrowDown' && open && past < 0) choose(chosen + 1);
  else if (key === 'ArrowUp' && open && chosen >= 0) choose(chosen - 1);
  else if (key === 'ArrowUp' && (past >= 0 || line().value === '')) recall(past + 1);
  else if (key === 'ArrowDown' && past >= 0) recall(past - 1);
  else if (key === 'ArrowDown' && line().value === '') complete();
  else if (key === 'Tab' && open && !event.shiftKey && (chosen >= 0 || line().value !== '')) take(Math.max(chosen, 0));
  else if (key === 'Enter' && open && chosen >= 0) take(chosen);
  else if (key === 'Escape' && open) close();
  else return;
  event.preventDefault();
}

/** What this person typed before, newest first. */
function recall(steps) {
  const lines = [...new Set(
    ['dm', 'general'].flatMap(entriesOf)
      .filter((entry) => entry.line)
      .sort((a, b) => b.at.localeCompare(a.at))
      .map((entry) => entry.line))];
  past = Math.min(steps, lines.length - 1);
  line().value = past < 0 ? '' : lines[past];
  close();
}

async function send() {
  const text = line().value.trim();
  if (!text) return;
  const id = newId();
  clearLine();
  try {
    expect(id);
    const { form } = await post('say', { text, id });
    if (form) {
      failed(id);
      openForm(form, {});
    }
  } catch {
    failed(id, true);
    line().value = text;
  }
}

async function complete() {
  const text = line().value.slice(0, line().selectionStart ?? undefined);
  const turn = ++asked;
  try {
    const found = await post('complete', { text });
    // Only the answer to the newest letter counts.
    if (turn !== asked || document.activeElement !== line()) return;
    from = found.from;
    show(found.ways);
    hint(found.usage, found.help);
  } catch {
    close();
  }
}

function show(found) {
  ways = found;
  chosen = -1;
  byId('ways').replaceChildren(...ways.map((way, i) =>
    el('li', {
      id: `way-${i}`, role: 'option', 'aria-selected': 'false',
      onmousedown: (event) => { event.preventDefault(); take(i); },
    }, el('code', {}, way.label), el('span', {}, way.help))));
  byId('ways').hidden = !ways.length;
  line().setAttribute('aria-expanded', String(ways.length > 0));
  line().removeAttribute('aria-activedescendant');
}

function close() {
  asked++;
  clearTimeout(timer);
  show([]);
}

function choose(i) {
  const options = byId('ways').children;
  if (chosen >= 0) options[chosen].setAttribute('aria-selected', 'false');
  chosen = i < 0 ? -1 : Math.min(i, options.length - 1);
  if (chosen < 0) {
    line().removeAttribute('aria-activedescendant');
    return;
  }
  options[chosen].setAttribute('aria-selected', 'true');
  options[chosen].scrollIntoView({ block: 'nearest' });
  line().setAttribute('aria-activedescendant', options[chosen].id);
}

function take(i) {
  const before = line().value.slice(0, from) + ways[i].value;
  const after = line().value.slice(line().selectionStart ?? line().value.length);
  line().value = before + after.trimStart();
  line().setSelectionRange(before.length, before.length);
  // A second Tab before the next list is there must not take from this one.
  close();
  complete();
}

function hint(usage, help = '') {
  byId('usage').replaceChildren(
    ...(usage ? [el('code', {}, usage), ` ${help}`] : idleHint()));
}

function idleHint() {
  const key = (name) => el('kbd', {}, name);
  return [key('Tab'), ' completes, ', key('↑'), ' brings back what you typed, ', key('@'), ' names people'];
}
