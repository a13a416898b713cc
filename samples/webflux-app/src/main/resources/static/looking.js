/** Whether somebody looks at an account: its column is shown, and the tab is the one in front. Tells of each change. */
export class Looking extends EventTarget {
  #shown = true;

  constructor() {
    super();
    document.addEventListener('visibilitychange', () => this.#changed());
  }

  get now() {
    return this.#shown && !document.hidden;
  }

  get shown() {
    return this.#shown;
  }

  set shown(shown) {
    this.#shown = shown;
    this.#changed();
  }

  #changed() {
    this.dispatchEvent(new Event('change'));
  }
}
