// Shows that an answer is under way, but only when it takes its time.

import { byId } from './dom.js';

const SHOWN_AFTER_MS = 400;
const waiting = new Map();

/** An answer is expected; `then` runs once it is there, or when it will not come. */
export function expect(id, then = () => {}) {
  const timer = setTimeout(() => { byId('working').hidden = false; }, SHOWN_AFTER_MS);
  waiting.set(id, { timer, then });
}

/** The answer is there. */
export function done(id) {
  const one = waiting.get(id);
  if (!one) return;
  clearTimeout(one.timer);
  waiting.delete(id);
  if (!waiting.size) byId('working').hidden = true;
  one.then();
}

/** No answer will come: nothing was sent, or it was not taken. */
export function failed(id, say = false) {
  done(id);
  if (say) byId('usage').textContent = 'That did not reach Roster. Is it still running?';
}

/** After a lost connection nothing of before is waited for. */
export function forget() {
  [...waiting.keys()].forEach(done);
}
