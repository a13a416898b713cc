import { get } from './api.js';
import { byId, h, number, time } from './dom.js';

const EVERY = 2000;
const PATIENCE = 10_000;
const STATES = {
  key: 'Connected by key',
  good: 'Connected',
  refreshing: 'Renewing the token',
  missing: 'Not connected',
  lost: 'Connection lost',
  silent: 'No answer',
};

/** Asks the server how the connection stands, time and again while somebody looks. Lever is not asked for it. */
export class Status {
  #told;
  #asking = null;
  #next;

  /** @param told called with each answer */
  constructor(told) {
    this.#told = told;
    document.addEventListener('visibilitychange', () => this.#look());
  }

  /** The answer that is under way, or a new one: the server is never asked twice at once. */
  refresh() {
    clearTimeout(this.#next);
    this.#asking ??= this.#ask().finally(() => {
      this.#asking = null;
      this.#next = setTimeout(() => this.#look(), EVERY);
    });
    return this.#asking;
  }

  #look() {
    if (!document.hidden) {
      this.refresh().catch(() => {}); // the pill says it
    }
  }

  async #ask() {
    let standing;
    try {
      standing = await get('/api/status', { signal: AbortSignal.timeout(PATIENCE) });
    } catch (problem) {
      pill('silent');
      throw problem;
    }
    draw(standing);
    this.#told(standing);
  }
}

function pill(state) {
  byId('standing').textContent = STATES[state];
  byId('standing').dataset.state = state;
}

function draw({ simulated, token, rate, activity }) {
  pill(token.state);
  byId('where').hidden = !simulated;
  byId('where').textContent = 'Simulated Lever';
  byId('facts').replaceChildren(
    ...fact('Limit', `${number(rate.perSecond)} a second`),
    ...fact('Waiting', number(rate.waiting)),
    ...fact('Told to slow down', times(rate.throttled)),
    ...fact('Sent', number(activity.sent)),
    ...(token.expiresAt ? fact('Access token', `until ${time(token.expiresAt)}`) : []),
    ...(token.expiresAt ? fact('Renewed', times(activity.refreshes)) : []),
  );
  byId('requests').replaceChildren(
    ...activity.last.map((request) =>
      h(
        'tr',
        {},
        h('td', {}, breakable(`${request.method} ${request.route}`)),
        h('td', {}, request.outcome),
        h('td', {}, `${number(request.millis)} ms`),
      ),
    ),
  );
}

function times(count) {
  return ['never', 'once'][count] ?? `${number(count)} times`;
}

/** A path may go on in the next line after a slash. */
function breakable(endpoint) {
  return endpoint.split('/').flatMap((part, at) => (at === 0 ? [part] : ['/', h('wbr'), part]));
}

function fact(name, value) {
  return [h('dt', {}, name), h('dd', {}, value)];
}
