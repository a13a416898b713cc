import { byId, date, h } from './dom.js';

/** The list. One stop for Tab; arrows, Home and End move within, as in a list of a desktop program. */
export class People {
  #list = byId('candidates');
  #buttons = new Map();
  #open;
  #names;

  /**
   * @param open called with the row that was chosen
   * @param names tells the names of stages and postings
   */
  constructor(names, open) {
    this.#names = names;
    this.#open = open;
    this.#list.addEventListener('keydown', (event) => this.#move(event));
  }

  clear() {
    this.#list.replaceChildren();
    this.#buttons.clear();
  }

  get size() {
    return this.#buttons.size;
  }

  /** A list is no snapshot: who moved meanwhile may come twice. */
  add(rows) {
    const fresh = rows.filter((row) => !this.#buttons.has(row.id));
    this.#list.append(...fresh.map((row) => h('li', {}, this.#button(row))));
    return fresh;
  }

  update(row) {
    const old = this.#buttons.get(row.id);
    if (old) {
      old.replaceChildren(...this.#content(row));
    }
  }

  focus(id) {
    this.#buttons.get(id)?.focus();
  }

  #button(row) {
    const button = h(
      'button',
      { type: 'button', tabindex: this.#buttons.size === 0 ? '0' : '-1', onclick: () => this.#open(row) },
      this.#content(row),
    );
    button.addEventListener('focus', () => this.#only(button));
    this.#buttons.set(row.id, button);
    return button;
  }

  #content(row) {
    const posting = this.#names.posting(row.posting);
    return [
      h('span', { class: 'who', dir: 'auto' }, row.name || 'Without a name'),
      h('span', { class: 'stage' }, this.#names.stage(row.stage)),
      h('span', { class: 'what', dir: 'auto' }, row.headline || ''),
      h('span', { class: 'for' }, row.applied ? `${posting}, ${date(row.applied)}` : posting),
    ];
  }

  #only(button) {
    this.#list.querySelector('button[tabindex="0"]')?.setAttribute('tabindex', '-1');
    button.setAttribute('tabindex', '0');
  }

  #move(event) {
    const item = document.activeElement.closest('li');
    const to = {
      ArrowDown: item?.nextElementSibling,
      ArrowUp: item?.previousElementSibling,
      Home: this.#list.firstElementChild,
      End: this.#list.lastElementChild,
    }[event.key];
    if (to) {
      event.preventDefault();
      to.firstElementChild.focus();
    }
  }
}
