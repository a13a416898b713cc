import { get, Problem } from './api.js';
import { Charts } from './charts.js';
import { announce, byId, copyOf, h, number } from './dom.js';
import { Live } from './live.js';
import { Looking } from './looking.js';
import { nameIn } from './names.js';
import { People } from './people.js';
import { Pipeline } from './pipeline.js';
import { Sheet } from './sheet.js';
import { Status } from './status.js';

const STATES = {
  reading: (count) => `${count} so far`,
  paused: (count) => `${count} so far, paused`,
  complete: (count) => `All ${count}`,
  failed: (count) => `${count}, then it broke off`,
};
const FIRST = 'A Super Admin of the account agrees once, at Lever. The application never sees a password.';
const LOST = 'Lever no longer accepts the grant that this application has. A Super Admin of the account has to agree again.';

/** One account, in a column of its own: what happens in it leaves the others as they are. */
export class Account {
  #name;
  #base;
  #part;
  #looking = new Looking();
  #board = { stages: [], postings: [], users: [] };
  #charts;
  #sheet;
  #people;
  #pipeline;
  #live;
  #status;
  #begun = false;

  /**
   * @param before the column that follows it, null for none
   * @param hide called when one does not want to look any more, null where one has to
   */
  constructor(name, among, before, hide) {
    const { root, part } = copyOf(byId('account'), name);
    among.insertBefore(root, before);
    this.root = root;
    this.#name = name;
    this.#part = part;
    this.#base = `/api/${name}`;
    this.#charts = new Charts(part);
    this.#sheet = new Sheet(part, name, this.#board, {
      moved: (row, from) => this.#moved(row, from),
      failed: (problem) => this.#failed(problem),
      remedy: (problem, again) => this.#remedy(problem, again),
      closed: (row) => this.#people.focus(row.id),
    });
    this.#people = new People(
      part,
      { stage: (id) => nameIn(this.#board.stages, id, 'stage'), posting: (id) => nameIn(this.#board.postings, id, 'posting') },
      (row) => this.#sheet.open(row),
    );
    this.#pipeline = new Pipeline(this.#base, this.#looking, {
      page: (rows) => this.#page(rows),
      state: (state) => this.#state(state),
      problem: (problem) => this.#brokenOff(problem),
    });
    this.#live = new Live(part, this.#base, this.#looking, {
      happened: (who) => this.#happened(who),
      stage: (id) => nameIn(this.#board.stages, id, 'stage'),
    });
    this.#status = new Status(part, this.#base, this.#looking, (standing) => this.#standing(standing));
    this.#listen(hide);
    this.#start();
  }

  get shown() {
    return this.#looking.shown;
  }

  set shown(shown) {
    this.root.hidden = !shown;
    this.#looking.shown = shown;
  }

  focus() {
    this.#part('title').focus();
  }

  #listen(hide) {
    const part = this.#part;
    part('title').textContent = this.#name;
    part('connect-form').action = `/lever/connect?account=${this.#name}`;
    part('hide').hidden = !hide;
    part('hide').addEventListener('click', () => hide(this));
    part('pause').addEventListener('click', () =>
      this.#pipeline.over ? this.#restart() : this.#pipeline.pause(!this.#pipeline.paused),
    );
    part('stage').addEventListener('change', () => this.#restart());
    part('posting').addEventListener('change', () => this.#restart());
  }

  async #start() {
    this.#show(null);
    try {
      await this.#status.refresh();
    } catch (problem) {
      this.#show(problem, () => this.#start());
    }
  }

  /** The first answer says whether there is anything to read; later ones whether it still goes on. */
  #standing({ token }) {
    const part = this.#part;
    const connected = token.state !== 'missing' && token.state !== 'lost';
    part('connect').hidden = connected;
    part('board').hidden = token.state === 'missing';
    part('skip').hidden = part('board').hidden;
    part('connect-why').textContent = token.state === 'lost' ? LOST : FIRST;
    if (!connected) {
      this.#begun = false;
    }
    if (connected && !this.#begun) {
      this.#begun = true;
      this.#show(null);
      this.#begin();
    }
  }

  async #begin() {
    try {
      Object.assign(this.#board, await get(`${this.#base}/board`));
    } catch (problem) {
      if (problem.remedy === 'connect') {
        this.#begun = false; // connected anew, which the client finds out within half a minute: the next look tries again
        this.#part('progress').textContent = 'Connected; this goes on in a moment';
      } else {
        this.#show(problem, () => this.#begin());
      }
      return;
    }
    choices(this.#part('stage'), this.#board.stages);
    choices(this.#part('posting'), this.#board.postings);
    this.#live.begin();
    this.#restart();
  }

  #restart() {
    this.#show(null);
    this.#people.clear();
    announce('');
    this.#charts.clear(this.#board.stages);
    this.#part('empty').hidden = true;
    this.#pipeline.restart({ stage: this.#part('stage').value, posting: this.#part('posting').value });
  }

  #page(rows) {
    this.#charts.add(this.#people.add(rows));
    this.#state('reading');
  }

  #state(name) {
    this.#part('progress').dataset.state = name;
    this.#part('pause').textContent = this.#pipeline.over ? 'Read again' : this.#pipeline.paused ? 'Go on' : 'Pause';
    this.#count();
    if (name === 'complete') {
      announce(`All ${number(this.#people.size)} candidates are here.`);
    }
  }

  #count() {
    const state = this.#part('progress').dataset.state;
    this.#part('progress').textContent = STATES[state](number(this.#people.size));
    this.#part('empty').hidden = state !== 'complete' || this.#people.size > 0;
  }

  #moved(row, from) {
    this.#people.update(row);
    this.#charts.move(from, row.stage);
  }

  /** Whoever is in the list is shown as they are now, or leaves it; the charts count one who has moved where they are. */
  #happened(who) {
    const row = this.#people.row(who.id);
    if (row && who.active) {
      const from = row.stage;
      this.#moved(Object.assign(row, who), from);
    } else if (row) {
      this.#people.remove(row.id);
      this.#charts.remove(row);
      this.#count();
    }
  }

  #brokenOff({ detail, remedy }) {
    const problem = new Problem(detail, remedy);
    this.#failed(problem);
    this.#show(problem, () => this.#pipeline.retry());
  }

  /** A lost grant shows elsewhere, too. */
  #failed({ remedy }) {
    if (remedy === 'connect') {
      this.#status.refresh().catch(() => {});
    }
  }

  #show(problem, again = null) {
    this.#part('problem').hidden = !problem;
    this.#part('problem-text').textContent = problem?.message ?? '';
    this.#part('problem-remedy').replaceChildren(...[problem && this.#remedy(problem, again)].filter(Boolean));
  }

  /** A button for what can be done about it; null where nothing can. */
  #remedy({ remedy }, again) {
    if (remedy === 'connect') {
      return h('button', { type: 'submit', form: this.#part('connect-form').id }, 'Connect to Lever');
    }
    const words = { wait: 'Try again', reload: 'Start again', check: 'Look again' }[remedy];
    const action = remedy === 'reload' ? () => location.reload() : () => (this.#show(null), again());
    return words ? h('button', { type: 'button', onclick: action }, words) : null;
  }
}

function choices(select, among) {
  const options = among.map((one) => h('option', { value: one.id }, one.open ? one.name : `${one.name} (not open)`));
  select.replaceChildren(select.firstElementChild, ...options);
}
