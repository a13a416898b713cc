import { h, time } from './dom.js';

const KEPT = 50;
const AGAIN = 5000;
const WORDS = {
  applicationCreated: () => 'applied',
  candidateStageChange: (stage) => `is now in ${stage}`,
  candidateArchiveChange: (stage, active) => (active ? 'came back' : 'was archived'),
  candidateHired: () => 'was hired',
  candidateDeleted: () => 'was deleted',
  interviewCreated: () => 'has an interview',
  interviewUpdated: () => 'has an interview that was changed',
  interviewDeleted: () => 'has an interview less',
  contactCreated: () => 'is new in Lever',
  contactUpdated: () => 'has other personal details',
};

/** What Lever tells of, newest first, while somebody looks. Who comes back is told what was missed. */
export class Live {
  #part;
  #base;
  #looking;
  #told;
  #source = null;
  #after = '';
  #wanted = false;

  /** @param told what to call: happened(who), stage(id) for its name */
  constructor(part, base, looking, told) {
    this.#part = part;
    this.#base = base;
    this.#looking = looking;
    this.#told = told;
    looking.addEventListener('change', () => this.#goOn());
  }

  begin() {
    this.#wanted = true;
    this.#goOn();
  }

  #goOn() {
    if (!this.#wanted || !this.#looking.now) {
      this.#close();
    } else if (!this.#source) {
      this.#open();
    }
  }

  #open() {
    const source = new EventSource(`${this.#base}/events?${new URLSearchParams({ after: this.#after })}`);
    this.#source = source;
    source.addEventListener('from', (event) => {
      this.#after = event.lastEventId;
      this.#part('log').dataset.state = 'listening';
    });
    source.addEventListener('happening', (event) => this.#happened(event));
    source.addEventListener('error', () => {
      if (source.readyState === EventSource.CLOSED && source === this.#source) {
        this.#close();
        setTimeout(() => this.#goOn(), AGAIN);
      } // otherwise the browser connects again, with the id of the last event it has
    });
  }

  #happened(event) {
    this.#after = event.lastEventId;
    const happening = JSON.parse(event.data);
    this.#part('silence').hidden = true;
    const list = this.#part('live');
    list.prepend(this.#item(happening));
    while (list.childElementCount > KEPT) {
      list.lastElementChild.remove();
    }
    happening.about.who.forEach((who) => this.#told.happened(who));
  }

  #item({ at, event, about: { name, who } }) {
    const words = WORDS[event]?.(this.#told.stage(who[0]?.stage), who[0]?.active) ?? event;
    return h(
      'li',
      {},
      h('time', { datetime: at }, time(at)),
      h('p', {}, h('b', { dir: 'auto' }, name || 'Somebody'), ` ${words}`),
    );
  }

  #close() {
    this.#source?.close();
    this.#source = null;
    delete this.#part('log').dataset.state;
  }
}
