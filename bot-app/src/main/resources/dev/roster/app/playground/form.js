// A form for what a command still needs, or for what a button asks.

import { byId, el } from './dom.js';
import { newId, post, store } from './store.js';
import { focusLine } from './composer.js';
import { expect, failed } from './working.js';

/**
 * @param {object} form command, title, fields, given, button
 * @param {{message?: string}} origin the message whose button opened it
 */
export function openForm(form, origin) {
  const dialog = byId('ask');
  const fields = form.fields.map((field) => fieldOf(form, field));
  const problem = el('p.wrong', { role: 'alert' });
  const submit = el('button.primary', { type: 'submit' }, 'Send');
  const close = () => dialog.close();
  const body = el('form', {
    novalidate: true,
    onsubmit: (event) => {
      event.preventDefault();
      send();
    },
  },
  el('h2', { id: 'ask-title' }, form.title),
  ...fields.map(({ node }) => node),
  problem,
  el('div.buttons', {}, submit, el('button.plain', { type: 'button', onclick: close }, 'Cancel')));
  const place = store.place;

  async function send() {
    const id = newId();
    const words = { ...form.given };
    fields.forEach(({ name, value }) => { words[name] = value(); });
    submit.disabled = true;
    problem.textContent = '';
    expect(id);
    try {
      const { wrong } = await post('submit', {
        place, words, id, command: form.command, button: form.button, message: origin.message,
      });
      const names = Object.keys(wrong);
      fields.forEach((field) => field.complain(wrong[field.name] ?? ''));
      if (!names.length) {
        close();
        return;
      }
      failed(id);
      const first = fields.find(({ name }) => name in wrong);
      if (first) first.focus();
      else problem.textContent = Object.values(wrong).join(' ');
    } catch {
      failed(id);
      problem.textContent = 'That did not reach Roster. Is it still running?';
    }
    submit.disabled = false;
  }

  dialog.replaceChildren(body);
  dialog.addEventListener('close', focusLine, { once: true });
  dialog.showModal();
  (fields.find((field) => field.required && !field.value()) ?? fields[0])?.focus();
}

function fieldOf(form, field) {
  const id = `field-${field.name}`;
  const attributes = {
    id, name: field.name, 'aria-describedby': `${id}-help ${id}-wrong`,
    required: field.required, maxlength: field.max || null,
  };
  const control = CONTROLS[field.input](field, attributes, form);
  const input = control.matches?.('input,select,textarea') ? control : control.querySelector('input,select,textarea');
  const complaint = el('p.wrong', { id: `${id}-wrong` });
  return {
    name: field.name,
    required: field.required,
    value: () => input.value,
    focus: () => input.focus(),
    complain: (sentence) => {
      complaint.textContent = sentence.replaceAll('`', '');
      input.toggleAttribute('aria-invalid', Boolean(sentence));
      if (sentence) input.setAttribute('aria-invalid', 'true');
    },
    node: el('div.field', {},
      el('label', { for: id }, field.label, field.required ? '' : el('small', {}, ' optional')),
      control,
      el('p.note', { id: `${id}-help` }, field.help),
      complaint),
  };
}

const CONTROLS = {
  text: (field, attributes) => textNode(field, attributes),
  suggested: (field, attributes, form) => suggestedNode(field, attributes, form),
  person: (field, attributes, form) => suggestedNode(field, attributes, form),
  people: (field, attributes) => {
    const area = textNode({ ...field, multiline: true }, { ...attributes, placeholder: '@ben, carol@example.com' });
    const add = (user) => {
      area.value = `${area.value.trim()} @${user} `.trimStart();
      area.focus();
    };
    return el('div', {}, area, el('div.chips', { role: 'group', 'aria-label': 'Add somebody of the playground' },
      ...store.people.filter((one) => one.user !== store.me).map((one) =>
        el('button.chip', { type: 'button', title: one.email, onclick: () => add(one.user) }, `@${one.user}`))));
  },
  choice: (field, attributes) => choiceNode(field, attributes),
  yesno: (field, attributes) => choiceNode(field, attributes),
};

function textNode(field, attributes) {
  const node = field.multiline
    ? el('textarea', { ...attributes, rows: 3 })
    : el('input', { ...attributes, type: 'text' });
  node.value = field.initial;
  return node;
}

function choiceNode(field, attributes) {
  const { maxlength, ...rest } = attributes;
  const options = field.choices.map((value) => el('option', { value }, value));
  const node = el('select', rest, el('option', { value: '' }, field.required ? 'Pick one' : 'Leave it'), ...options);
  node.value = field.initial;
  if (node.selectedIndex < 0) node.value = '';
  return node;
}

function suggestedNode(field, attributes, form) {
  const list = el('datalist', { id: `${attributes.id}-list` });
  const input = textNode({ ...field, multiline: false }, { ...attributes, list: list.id, autocomplete: 'off' });
  const refresh = async () => {
    try {
      const ways = await post('values', {
        command: form.command, option: field.name, words: form.given, text: input.value,
      });
      list.replaceChildren(...ways.map((way) =>
        el('option', { value: way.value.trim().replaceAll('"', ''), label: way.help ? `${way.label} ${way.help}` : way.label })));
    } catch {
      // A list that stays empty is no reason to disturb anybody.
    }
  };
  input.addEventListener('input', refresh);
  input.addEventListener('focus', refresh, { once: true });
  return el('div', {}, input, list);
}
