import { get, Problem } from './api.js';
import { Charts } from './charts.js';
import { announce, byId, h, number } from './dom.js';
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
const board = { stages: [], postings: [], users: [] };

const charts = new Charts();
const sheet = new Sheet(board, { moved, failed, remedy: remedyFor, closed: (row) => people.focus(row.id) });
const people = new People(
  { stage: (id) => nameIn(board.stages, id, 'stage'), posting: (id) => nameIn(board.postings, id, 'posting') },
  (row) => sheet.open(row),
);
const pipeline = new Pipeline({ page, state, problem: brokenOff });
const status = new Status(standing);
let begun = false;

byId('pause').addEventListener('click', () => (pipeline.over ? restart() : pipeline.pause(!pipeline.paused)));
byId('stage').addEventListener('change', restart);
byId('posting').addEventListener('change', restart);
start();

async function start() {
  show(null);
  try {
    await status.refresh();
  } catch (problem) {
    show(problem, start);
  }
}

/** The first answer says whether there is anything to read; later ones whether it still goes on. */
function standing({ token }) {
  const connected = token.state !== 'missing' && token.state !== 'lost';
  byId('connect').hidden = connected;
  byId('board').hidden = token.state === 'missing';
  byId('skip').hidden = byId('board').hidden;
  byId('connect-why').textContent =
    token.state === 'lost'
      ? 'Lever no longer accepts the grant that this application has. A Super Admin of the account has to agree again.'
      : 'A Super Admin of the account agrees once, at Lever. The application never sees a password.';
  if (!connected) {
    begun = false;
  }
  if (connected && !begun) {
    begun = true;
    show(null);
    begin();
  }
}

async function begin() {
  try {
    Object.assign(board, await get('/api/board'));
  } catch (problem) {
    if (problem.remedy === 'connect') {
      begun = false; // connected anew, which the client finds out within half a minute: the next look tries again
      byId('progress').textContent = 'Connected; this goes on in a moment';
    } else {
      show(problem, begin);
    }
    return;
  }
  choices(byId('stage'), board.stages);
  choices(byId('posting'), board.postings);
  restart();
}

function choices(select, among) {
  const options = among.map((one) => h('option', { value: one.id }, one.open ? one.name : `${one.name} (not open)`));
  select.replaceChildren(select.firstElementChild, ...options);
}

function restart() {
  show(null);
  people.clear();
  announce('');
  charts.clear(board.stages);
  byId('empty').hidden = true;
  pipeline.restart({ stage: byId('stage').value, posting: byId('posting').value });
}

function page(rows) {
  charts.add(people.add(rows));
  state('reading');
}

function state(name) {
  byId('progress').textContent = STATES[name](number(people.size));
  byId('progress').dataset.state = name;
  byId('pause').textContent = pipeline.over ? 'Read again' : pipeline.paused ? 'Go on' : 'Pause';
  byId('empty').hidden = name !== 'complete' || people.size > 0;
  if (name === 'complete') {
    announce(`All ${number(people.size)} candidates are here.`);
  }
}

function moved(row, from) {
  people.update(row);
  charts.move(from, row.stage);
}

function brokenOff({ detail, remedy }) {
  const problem = new Problem(detail, remedy);
  failed(problem);
  show(problem, () => pipeline.retry());
}

/** A lost grant shows elsewhere, too. */
function failed({ remedy }) {
  if (remedy === 'connect') {
    status.refresh().catch(() => {});
  }
}

function show(problem, again = null) {
  byId('problem').hidden = !problem;
  byId('problem-text').textContent = problem?.message ?? '';
  const old = byId('problem-remedy');
  const button = (problem && remedyFor(problem, again)) ?? h('span', {});
  button.id = old.id;
  old.replaceWith(button);
}

/** A button for what can be done about it; null where nothing can. */
function remedyFor({ remedy }, again) {
  if (remedy === 'connect') {
    return h('button', { type: 'submit', form: 'connect-form' }, 'Connect to Lever');
  }
  const words = { wait: 'Try again', reload: 'Start again', check: 'Look again' }[remedy];
  const action = remedy === 'reload' ? () => location.reload() : () => (show(null), again());
  return words ? h('button', { type: 'button', onclick: action }, words) : null;
}
