import { date, h } from './dom.js';

/** The list. One stop for Tab; arrows, Home and End move within, as in a list of a desktop program. */
export class People {
  #list;
  #rows = new Map();
  #buttons = new Map();
  #open;
  #names;

  /**
   * @param open called with the row that was chosen
   * @param names tells the names of stages and postings
   */
  constructor(part, names, open) {
    this.#list = part('candidates');
    this.#names = names;
    this.#open = open;
    this.#list.addEventListener('keydown', (event) => this.#move(event));
  }

  clear() {
    this.#list.replaceChildren();
    this.#buttons.clear();
    this.#rows.clear();
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

  /** Undefined for whoever is not in the list. */
  row(id) {
    return this.#rows.get(id);
  }

  update(row) {
    const old = this.#buttons.get(row.id);
    if (old) {
      old.replaceChildren(...this.#content(row));
    }
  }

  /** Where one was, the next one is. */
  remove(id) {
    const button = this.#buttons.get(id);
    const item = button.parentElement;
    const heir = (item.nextElementSibling ?? item.previousElementSibling)?.firstElementChild;
    if (heir && document.activeElement === button) {
      heir.focus();
    } else if (heir && button.tabIndex === 0) {
      this.#only(heir);
    }
    item.remove();
    this.#buttons.delete(id);
    this.#rows.delete(id);
  }

  /** Whoever is no longer there has left the focus to another. */
  focus(id) {
    (this.#buttons.get(id) ?? this.#list.querySelector('button[tabindex="0"]'))?.focus();
  }

  #button(row) {
    const button = h(
      'button',
      { type: 'button', tabindex: this.#buttons.size === 0 ? '0' : '-1', onclick: () => this.#open(row) },
      this.#content(row),
    );
    button.addEventListener('focus', () => this.#only(button));
    this.#buttons.set(row.id, button);
    this.#rows.set(row.id, row);
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
