import { get } from './api.js';
import { byId, h, number, time } from './dom.js';

const EVERY = 2000;
const STATES = {
  key: 'Connected by key',
  good: 'Connected',
  refreshing: 'Renewing the token',
  missing: 'Not connected',
  lost: 'Connection lost',
};

/** Asks the server how the connection stands, every two seconds while somebody looks. Lever is not asked for it. */
export class Status {
  #told;

  /** @param told called with each answer */
  constructor(told) {
    this.#told = told;
    document.addEventListener('visibilitychange', () => this.refresh().catch(() => {}));
    setInterval(() => this.refresh().catch(() => {}), EVERY);
  }

  async refresh() {
    if (document.hidden) {
      return;
    }
    const standing = await get('/api/status');
    draw(standing);
    this.#told(standing);
  }
}

function draw({ simulated, token, rate, activity }) {
  byId('where').hidden = !simulated;
  byId('where').textContent = 'Simulated Lever';
  byId('standing').textContent = STATES[token.state];
  byId('standing').dataset.state = token.state;
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
