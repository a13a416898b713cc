import { get, send } from './api.js';
import { announce, byId, date, h, number } from './dom.js';

/** The panel of one candidate. */
export class Sheet {
  #dialog = byId('sheet');
  #body = byId('sheet-body');
  #board;
  #told;
  #row = null;
  #actingAs = '';

  /**
   * @param board stages, postings and users
   * @param told what to call: moved(row, from), problem(problem, again), closed(row)
   */
  constructor(board, told) {
    this.#board = board;
    this.#told = told;
    byId('sheet-close').addEventListener('click', () => this.#dialog.close());
    this.#dialog.addEventListener('close', () => told.closed(this.#row));
    this.#dialog.addEventListener('click', (event) => {
      if (event.target === this.#dialog) {
        this.#dialog.close();
      }
    });
  }

  async open(row) {
    this.#row = row;
    byId('sheet-title').textContent = row.name || 'Without a name';
    this.#body.replaceChildren(h('p', { class: 'quiet' }, 'Reading'));
    this.#dialog.showModal();
    byId('sheet-title').focus();
    await this.#load();
  }

  close() {
    this.#dialog.close();
  }

  async #load(saying = '') {
    const row = this.#row;
    try {
      const candidate = await get(`/api/opportunities/${encodeURIComponent(row.id)}`);
      if (row === this.#row) {
        this.#body.replaceChildren(...this.#content(candidate));
        this.#say(saying);
      }
    } catch (problem) {
      this.#body.replaceChildren(this.#failed(problem, () => this.#load()));
    }
  }

  #content(it) {
    return [
      h('p', { class: 'lead' }, it.headline || 'No headline'),
      this.#facts(it),
      h('p', { class: 'said', id: 'said' }),
      this.#acting(it),
      this.#applications(it),
      this.#resumes(it),
      this.#notes(it),
    ];
  }

  #facts(it) {
    const facts = [
      ['Stage', name(this.#board.stages, it.stage)],
      ['Owner', name(this.#board.users, it.owner)],
      ['Origin', it.origin],
      ['Since', date(it.since)],
      ['Location', it.location],
      ['E-mail', it.emails.join(', ')],
      ['Phone', it.phones.join(', ')],
    ].filter(([, value]) => value);
    return h(
      'dl',
      { class: 'facts' },
      facts.map(([what, value]) => [h('dt', {}, what), h('dd', {}, value)]),
      it.tags.length ? [h('dt', {}, 'Tags'), h('dd', { class: 'tags' }, it.tags.map((tag) => h('span', {}, tag)))] : null,
    );
  }

  /** Lever shows who did it: perform_as. An application of yours knows who is logged in; this page asks. */
  #acting(it) {
    const who = h(
      'select',
      { id: 'acting', required: true, onchange: () => (this.#actingAs = who.value) },
      h('option', { value: '' }, 'Choose a user'),
      this.#board.users.map((user) => option(user, this.#actingAs)),
    );
    const stage = h('select', { id: 'to-stage' }, this.#board.stages.map((one) => option(one, it.stage)));
    const text = h('textarea', { id: 'note-text', rows: '3', required: true, maxlength: '10000' });
    const secret = h('input', { type: 'checkbox', id: 'note-secret' });
    const act = (form, doIt) =>
      h(
        'form',
        {
          onsubmit: (event) => {
            event.preventDefault();
            this.#do(event.submitter, who, doIt);
          },
        },
        form,
      );
    return h(
      'section',
      { class: 'acting', 'aria-label': 'Act' },
      h('label', {}, 'Acting as', who),
      act(
        [h('label', {}, 'Move to stage', stage), h('button', { type: 'submit' }, 'Move')],
        () => this.#move(it, stage.value),
      ),
      act(
        [
          h('label', { class: 'wide' }, 'Note', text),
          h('label', { class: 'check' }, secret, 'Secret'),
          h('button', { type: 'submit' }, 'Add note'),
        ],
        () => this.#note(it, text.value, secret.checked),
      ),
    );
  }

  /** One at a time: a button pressed twice is one note. */
  async #do(button, who, action) {
    if (!who.reportValidity()) {
      return;
    }
    button.disabled = true;
    try {
      await action();
    } catch (problem) {
      byId('said').replaceChildren(this.#failed(problem, () => this.#load()));
      button.disabled = false;
    }
  }

  async #move(it, stage) {
    await send('PUT', `/api/opportunities/${it.id}/stage`, { stage, performAs: this.#actingAs });
    const from = this.#row.stage;
    this.#row.stage = stage;
    this.#told.moved(this.#row, from);
    await this.#load(`Moved to ${name(this.#board.stages, stage)}.`);
  }

  async #note(it, text, secret) {
    await send('POST', `/api/opportunities/${it.id}/notes`, { text, secret, performAs: this.#actingAs });
    await this.#load('Note added.');
  }

  #applications(it) {
    return section(
      'Application',
      it.applications.map((one) =>
        h(
          'article',
          {},
          h('h4', {}, name(this.#board.postings, one.posting) ?? 'No posting'),
          h('p', { class: 'quiet' }, [date(one.at), one.type, one.company].filter(Boolean).join(', ')),
          one.comments ? h('p', { class: 'text' }, one.comments) : null,
        ),
      ),
      'No application.',
    );
  }

  #resumes(it) {
    return section(
      'Resume',
      it.resumes.map((resume) => {
        const size = resume.bytes ? ` (${number(Math.ceil(resume.bytes / 1000))} kB)` : '';
        return resume.ready
          ? h('p', {}, h('a', { href: `/api/opportunities/${it.id}/resumes/${resume.id}/file`, download: true }, resume.file + size))
          : h('p', { class: 'quiet' }, resume.file ? `${resume.file}: Lever has not processed it` : 'Without a file');
      }),
      'No resume.',
    );
  }

  #notes(it) {
    return section(
      'Notes',
      it.notes.map((note) =>
        h(
          'article',
          {},
          note.comments.map((comment) => h('p', { class: 'text' }, comment)),
          h('p', { class: 'quiet' }, [name(this.#board.users, note.user), date(note.at), note.secret ? 'secret' : null].filter(Boolean).join(', ')),
        ),
      ),
      'No notes yet.',
    );
  }

  #failed(problem, again) {
    const remedy = this.#told.problem(problem, again);
    return h('div', { class: 'alert', role: 'alert' }, h('p', {}, problem.message), remedy);
  }

  #say(text) {
    byId('said').textContent = text;
    announce(text);
  }
}

function name(among, id) {
  return id ? (among.find((one) => one.id === id)?.name ?? null) : null;
}

function option(one, chosen) {
  return h('option', { value: one.id, selected: one.id === chosen }, one.name ?? one.id);
}

function section(title, content, nothing) {
  return h('section', {}, h('h3', {}, title), content.length ? content : h('p', { class: 'quiet' }, nothing));
}
