// What this window knows, and the wire to the server.

export const store = {
  me: null,
  place: 'dm',
  people: [],
  entries: new Map(),
  mails: [],
  mailsKept: true,
  unread: {},
  usages: {},
};

export const person = (user) => store.people.find((one) => one.user === user);
export const me = () => person(store.me);
export const mentionOf = (user) => `@${user}`;
export const newId = () => crypto.randomUUID();

export const entriesOf = (place) =>
  [...store.entries.values()].filter((entry) => entry.place === place);

export const unreadOf = (user, place) => store.unread[user]?.[place] ?? 0;
export const unreadAll = (user) =>
  Object.values(store.unread[user] ?? {}).reduce((sum, count) => sum + count, 0);

/** The mails to this person, and those to addresses that belong to nobody here. */
export const myMails = () => store.mails.filter((mail) => is(mail, me()));
export const otherMails = () =>
  store.mails.filter((mail) => !store.people.some((one) => is(mail, one)));
const is = (mail, who) => mail.to.toLowerCase() === who.email.toLowerCase();

/** Asks the server; the custom header tells it that this page and no other site does. */
export async function post(path, body) {
  const response = await fetch(`/playground/api/${path}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'X-Roster-Playground': '1' },
    body: JSON.stringify({ as: store.me, place: store.place, ...body }),
  });
  if (!response.ok) throw new Error(`the playground answered ${response.status}`);
  return response.json();
}

/**
 * Listens to what happens; begins with all there is to see, again after each lost connection.
 * @param {{snapshot: Function, entry: Function, unread: Function, mail: Function, done: Function, online: Function}} on
 */
export function listen(on) {
  const events = new EventSource(`/playground/api/events?as=${encodeURIComponent(store.me)}`);
  events.addEventListener('open', () => on.online(true));
  events.addEventListener('error', () => {
    on.online(false);
    // A browser gives up when the server answers at all but not with events.
    if (events.readyState === EventSource.CLOSED) {
      setTimeout(() => listen(on), 2000);
    }
  });
  const hear = (name, then) =>
    events.addEventListener(name, (event) => then(JSON.parse(event.data)));
  hear('snapshot', (all) => {
    store.people = all.people;
    store.entries = new Map(all.entries.map((entry) => [entry.id, entry]));
    store.mails = all.mails;
    store.mailsKept = all.mailsKept;
    store.unread = all.unread;
    store.usages = all.usages;
    on.snapshot();
  });
  hear('entry', (entry) => {
    store.entries.set(entry.id, entry);
    on.entry(entry);
  });
  hear('unread', (unread) => {
    store.unread = unread;
    on.unread();
  });
  hear('mail', (mail) => {
    // A mail that was sent twice is one mail.
    store.mails = [mail, ...store.mails.filter(({ id }) => id !== mail.id)];
    on.mail(mail);
  });
  hear('done', on.done);
}
