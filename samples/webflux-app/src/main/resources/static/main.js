import { Account } from './account.js';
import { get } from './api.js';
import { byId, h } from './dom.js';

const SHOWN = 'accounts that are shown'; // in this tab, also after the way to Lever and back

const columns = new Map();
let names = [];

byId('add').addEventListener('click', () => {
  const added = names.find((name) => !isShown(name));
  show(added);
  columns.get(added).focus();
});
start();

async function start() {
  try {
    names = await get('/api/accounts');
  } catch (problem) {
    const again = h('button', { type: 'button', onclick: () => location.reload() }, 'Start again');
    byId('accounts').replaceChildren(h('div', { class: 'alert', role: 'alert' }, h('p', {}, problem.message), again));
    return;
  }
  const before = JSON.parse(sessionStorage.getItem(SHOWN) ?? '[]');
  names.filter((name, at) => at === 0 || before.includes(name)).forEach(show);
}

function isShown(name) {
  return columns.get(name)?.shown ?? false;
}

/** In the order of the names, whichever is shown first. */
function show(name) {
  if (!columns.has(name)) {
    const following = names.slice(names.indexOf(name) + 1).map((later) => columns.get(later)?.root);
    columns.set(name, new Account(name, byId('accounts'), following.find(Boolean) ?? null, name === names[0] ? null : hide));
  }
  columns.get(name).shown = true;
  changed();
}

function hide(account) {
  account.shown = false;
  changed();
  byId('add').focus();
}

function changed() {
  byId('add').hidden = names.every(isShown);
  sessionStorage.setItem(SHOWN, JSON.stringify(names.filter(isShown)));
}
