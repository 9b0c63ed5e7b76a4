// The mails that Roster wrote while it has no mail server.

import { byId, el, time } from './dom.js';
import { me, myMails, otherMails, store } from './store.js';

let opened = null;
let asText = false;

export function showMailbox() {
  const mine = myMails();
  const others = otherMails();
  const open = [...mine, ...others].find((mail) => mail.id === opened) ?? mine[0] ?? null;
  opened = open?.id ?? null;
  byId('mailbox').replaceChildren(
    el('div.mails', {},
      mine.length ? listNode(mine, open) : el('p.empty', {}, store.mailsKept
        ? `No mail yet. What Roster mails to ${me().email} appears here.`
        : 'Mails go through your mail server (ROSTER_SMTP_URL); none is kept here.'),
      others.length ? el('h2', {}, 'To other addresses') : '',
      others.length ? listNode(others, open) : ''),
    open ? letterNode(open) : '');
}

/** Another person's mailbox is shown from its newest mail. */
export function forgetMail() {
  opened = null;
}

function listNode(mails, open) {
  return el('ul', {}, ...mails.map((mail) =>
    el('li', {}, el('button.mail', {
      type: 'button',
      'aria-current': mail === open ? 'true' : null,
      onclick: () => { opened = mail.id; showMailbox(); byId('letter').focus(); },
    }, el('strong', {}, mail.subject), el('span', {}, `to ${mail.to}`), time(mail.at, true)))));
}

function letterNode(mail) {
  const toggle = el('button.plain', {
    type: 'button', 'aria-pressed': String(asText),
    onclick: () => { asText = !asText; showMailbox(); },
  }, 'Plain text');
  return el('article', { id: 'letter', class: 'letter', tabindex: '-1', 'aria-labelledby': 'subject' },
    el('header', {}, el('div', {},
      el('h2', { id: 'subject' }, mail.subject),
      el('p.note', {}, `to ${mail.to}, `, time(mail.at))), toggle),
    asText ? el('pre', {}, ...linked(mail.text)) : frameNode(mail));
}

/** The frame may run nothing and reach nothing; only its links open, in new windows. */
function frameNode(mail) {
  return el('iframe', {
    title: `Mail: ${mail.subject}`,
    sandbox: 'allow-popups allow-popups-to-escape-sandbox',
    src: `/playground/api/mails/${encodeURIComponent(mail.id)}`,
  });
}

function linked(text) {
  return text.split(/(https?:\/\/[^\s<>"]+)/).map((part, i) =>
    i % 2 ? el('a', { href: part, target: '_blank', rel: 'noopener noreferrer' }, part) : part);
}
