import { get } from './api.js';
import { h, number, time } from './dom.js';

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
  #part;
  #base;
  #looking;
  #told;
  #asking = null;
  #next;

  /** @param told called with each answer */
  constructor(part, base, looking, told) {
    this.#part = part;
    this.#base = base;
    this.#looking = looking;
    this.#told = told;
    looking.addEventListener('change', () => this.#look());
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
    if (this.#looking.now) {
      this.refresh().catch(() => {}); // the pill says it
    }
  }

  async #ask() {
    let standing;
    try {
      standing = await get(`${this.#base}/status`, { signal: AbortSignal.timeout(PATIENCE) });
    } catch (problem) {
      this.#pill('silent');
      throw problem;
    }
    this.#draw(standing);
    this.#told(standing);
  }

  #pill(state) {
    this.#part('standing').textContent = STATES[state];
    this.#part('standing').dataset.state = state;
  }

  #draw({ simulated, token, rate, activity }) {
    this.#pill(token.state);
    this.#part('where').hidden = !simulated;
    this.#part('where').textContent = 'Simulated Lever';
    this.#part('facts').replaceChildren(
      ...fact('Limit', `${number(rate.perSecond)} a second`),
      ...fact('Waiting', number(rate.waiting)),
      ...fact('Told to slow down', times(rate.throttled)),
      ...fact('Sent', number(activity.sent)),
      ...(token.expiresAt ? fact('Access token', `${time(token.issuedAt)} to ${time(token.expiresAt)}`) : []),
    );
    this.#part('requests').replaceChildren(
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
