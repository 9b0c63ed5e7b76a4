// Puts the page together: who is looking, at which conversation.

import { avatar, badge, byId, el } from './dom.js';
import { clearLine, focusLine, startComposer } from './composer.js';
import { showEntry, showLog, toEnd } from './log.js';
import { forgetMail, showMailbox } from './mailbox.js';
import { done, forget } from './working.js';
import { listen, me, post, store, unreadAll, unreadOf } from './store.js';

const PLACES = [
  { place: 'dm', sign: '◆', name: 'Roster', about: 'Only you and Roster' },
  { place: 'general', sign: '#', name: 'general', about: 'Everybody of the playground' },
  { place: 'mail', sign: '✉', name: 'Mailbox', about: 'What Roster mails, as long as there is no mail server' },
];

const wanted = new URLSearchParams(location.search);
store.me = wanted.get('as');

if (store.me) {
  start();
} else {
  const people = await (await fetch('/playground/api/people')).json();
  byId('cast').replaceChildren(...people.map((one) =>
    el('li', {}, el('a.card', { href: `?as=${one.user}` },
      avatar(one.user, one.name), el('span', {}, el('strong', {}, one.name), el('small', {}, one.title))))));
  byId('welcome').hidden = false;
}

function start() {
  startComposer();
  byId('menu').addEventListener('click', () => menu(byId('app').dataset.menu !== 'open'));
  byId('shade').addEventListener('click', () => menu(false));
  document.addEventListener('keydown', (event) => { if (event.key === 'Escape') menu(false); });
  document.addEventListener('visibilitychange', seen);
  window.addEventListener('focus', seen);
  listen({ online, snapshot, entry, unread, mail, done: ({ id }) => done(id) });
}

function online(yes) {
  byId('offline').hidden = yes;
}

function snapshot() {
  if (!me()) {
    location.replace('/playground');
    return;
  }
  forget();
  byId('app').hidden = false;
  go(store.place, false);
}

function entry(one) {
  showSide();
  if (one.place === store.place) showEntry(one);
  if (one.from === 'roster') byId('announce').textContent = one.message.words;
}

function unread() {
  showSide();
  seen();
}

function mail(one) {
  if (store.place === 'mail') showMailbox();
  if (one.to.toLowerCase() === me().email) byId('announce').textContent = `New mail: ${one.subject}`;
}

function go(place, focus = true) {
  const { name, about } = PLACES.find((one) => one.place === place);
  const changed = place !== store.place;
  store.place = place;
  byId('title').textContent = place === 'general' ? '# general' : name;
  byId('about').textContent = about;
  byId('log').hidden = byId('composer').hidden = place === 'mail';
  byId('mailbox').hidden = place !== 'mail';
  if (place === 'mail') {
    if (changed) forgetMail();
    showMailbox();
  } else {
    showLog();
    if (changed || !byId('line').value) clearLine();
    if (focus || matchMedia('(pointer: fine)').matches) focusLine();
    toEnd();
  }
  menu(false);
  showSide();
  seen();
}

/** What is looked at is read. */
function seen() {
  if (document.visibilityState === 'visible' && document.hasFocus() && unreadOf(store.me, store.place)) {
    post('read', {}).catch(() => {});
  }
}

function menu(open) {
  byId('app').dataset.menu = open ? 'open' : '';
  byId('menu').setAttribute('aria-expanded', String(open));
}

function showSide() {
  const self = me();
  byId('me').replaceChildren(avatar(self.user, self.name),
    el('span', {}, el('strong', {}, self.name), el('small', {}, self.email)));
  byId('places').replaceChildren(...PLACES.map(({ place, sign, name }) =>
    el('li', {}, el('button', {
      type: 'button', 'aria-current': place === store.place ? 'page' : null, onclick: () => go(place),
    }, el('span.sign', { 'aria-hidden': 'true' }, sign), name,
    place === store.place && document.hasFocus() ? '' : badge(unreadOf(self.user, place))))));
  byId('people').replaceChildren(...store.people.filter((one) => one !== self).map((one) =>
    el('li', {},
      el('a', { href: `?as=${one.user}`, title: `Be ${one.name} in this window` },
        avatar(one.user, one.name), el('span', {}, one.name, el('small', {}, one.title)), badge(unreadAll(one.user))),
      el('a.icon', { href: `?as=${one.user}`, target: '_blank', rel: 'noopener', title: 'In a new window', 'aria-label': `Be ${one.name} in a new window` }, '↗'))));
  const count = PLACES.reduce((sum, { place }) => sum + (place === store.place ? 0 : unreadOf(self.user, place)), 0);
  byId('menu-badge').replaceChildren(badge(count));
  document.title = `${count ? `(${count}) ` : ''}${self.name} · Roster playground`;
}
