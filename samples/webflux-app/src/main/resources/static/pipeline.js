const PAGES = 5;

/**
 * The stream of opportunities. It asks for a few pages at a time, and for more only while somebody looks: when paused,
 * when the tab or the account is hidden, or while the last pages are not shown yet, it asks for nothing, and so does the server.
 */
export class Pipeline {
  #base;
  #looking;
  #told;
  #source = null;
  #filter = {};
  #after = '';
  #paused = false;
  #over = true; // until there is something to read

  /**
   * @param base what the account's paths begin with
   * @param told what to call: page(rows), state(name), problem({ detail, remedy })
   */
  constructor(base, looking, told) {
    this.#base = base;
    this.#looking = looking;
    this.#told = told;
    looking.addEventListener('change', () => this.#goOn());
  }

  /** From the beginning, with other filters. */
  restart(filter) {
    this.#close();
    this.#filter = filter;
    this.#after = '';
    this.#over = false;
    this.#goOn();
  }

  get paused() {
    return this.#paused;
  }

  /** Whether nothing more will come by itself. */
  get over() {
    return this.#over;
  }

  pause(paused) {
    this.#paused = paused;
    this.#goOn();
  }

  /** After a problem, from where it broke off. */
  retry() {
    this.#over = false;
    this.#goOn();
  }

  #goOn() {
    if (this.#over) {
      return;
    }
    if (this.#paused || !this.#looking.now) {
      this.#close();
      this.#told.state('paused');
    } else if (!this.#source) {
      this.#open();
      this.#told.state('reading');
    }
  }

  #open() {
    const query = new URLSearchParams({ ...this.#filter, after: this.#after, pages: PAGES });
    const source = new EventSource(`${this.#base}/opportunities?${query}`);
    this.#source = source;
    source.addEventListener('page', (event) => this.#page(event));
    source.addEventListener('spent', () => this.#spent());
    source.addEventListener('problem', (event) => this.#end('failed', JSON.parse(event.data)));
    source.addEventListener('error', () => {
      if (source.readyState === EventSource.CLOSED && source === this.#source) {
        this.#end('failed', { detail: 'The stream broke off.', remedy: 'wait' });
      } // otherwise the browser connects again, with the id of the last page it has
    });
  }

  #page(event) {
    const { rows, more } = JSON.parse(event.data);
    this.#after = event.lastEventId;
    this.#told.page(rows);
    if (!more) {
      this.#end('complete');
    }
  }

  /** What was asked for has come: more of it once this has been painted. */
  #spent() {
    this.#close();
    requestAnimationFrame(() => this.#goOn());
  }

  #end(state, problem = null) {
    this.#close();
    this.#over = true;
    this.#told.state(state);
    if (problem) {
      this.#told.problem(problem);
    }
  }

  #close() {
    this.#source?.close();
    this.#source = null;
  }
}
