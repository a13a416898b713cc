import { get, path, save, send } from './api.js';
import { date, h, number } from './dom.js';
import { nameIn } from './names.js';

/** The panel of one candidate. What one types in it stays until it is sent, or the panel is opened for another. */
export class Sheet {
  #part;
  #account;
  #dialog;
  #board;
  #told;
  #row = null;
  #actingAs = '';

  /**
   * @param account its name
   * @param board stages, postings and users
   * @param told what to call: moved(row, from), failed(problem), remedy(problem, again), closed(row)
   */
  constructor(part, account, board, told) {
    this.#part = part;
    this.#account = account;
    this.#dialog = part('sheet');
    this.#board = board;
    this.#told = told;
    this.#part('sheet-close').addEventListener('click', () => this.#dialog.close());
    this.#dialog.addEventListener('close', () => told.closed(this.#row));
    this.#dialog.addEventListener('click', (event) => {
      if (event.target === this.#dialog) {
        this.#dialog.close();
      }
    });
  }

  async open(row) {
    this.#row = row;
    this.#part('sheet-title').textContent = row.name || 'Without a name';
    this.#part('sheet-facts').replaceChildren(h('p', { class: 'quiet' }, 'Reading'));
    this.#part('sheet-acting').replaceChildren();
    this.#part('sheet-acting').hidden = true;
    this.#part('sheet-more').replaceChildren();
    this.#say('');
    this.#dialog.showModal();
    this.#part('sheet-title').focus();
    await this.#load(row);
  }

  /** Whoever is shown when an answer comes may be another than when it was asked for. */
  async #load(row) {
    try {
      const candidate = await get(path`/api/${this.#account}/opportunities/${row.id}`);
      if (row === this.#row) {
        this.#show(row, candidate);
      }
    } catch (problem) {
      if (row === this.#row && this.#part('sheet-acting').hidden) {
        this.#part('sheet-facts').replaceChildren();
      }
      this.#fail(row, problem, () => this.#load(row));
    }
  }

  #show(row, it) {
    this.#forget();
    this.#part('sheet-facts').replaceChildren(h('p', { class: 'lead', dir: 'auto' }, it.headline || 'No headline'), this.#facts(it));
    this.#part('sheet-more').replaceChildren(this.#applications(it), this.#resumes(row, it), this.#notes(it));
    if (this.#part('sheet-acting').hidden) {
      this.#part('sheet-acting').replaceChildren(...this.#acting(row, it));
      this.#part('sheet-acting').hidden = false;
    }
  }

  #facts(it) {
    const facts = [
      ['Stage', nameIn(this.#board.stages, it.stage, 'stage')],
      ['Owner', it.owner && nameIn(this.#board.users, it.owner, 'user')],
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
  #acting(row, it) {
    const who = h(
      'select',
      { required: true, onchange: () => (this.#actingAs = who.value) },
      h('option', { value: '' }, 'Choose a user'),
      this.#board.users.map((user) => option(user, this.#actingAs)),
    );
    const stage = h('select', {}, this.#board.stages.map((one) => option(one, it.stage)));
    const text = h('textarea', { rows: '3', required: true, maxlength: '10000', dir: 'auto' });
    const secret = h('input', { type: 'checkbox' });
    const act = (form, action) =>
      h(
        'form',
        {
          onsubmit: (event) => {
            event.preventDefault();
            if (who.reportValidity()) {
              this.#do(row, event.target, action);
            }
          },
        },
        form,
      );
    return [
      h('label', {}, 'Acting as', who),
      act([h('label', {}, 'Move to stage', stage), h('button', { type: 'submit' }, 'Move')], () => this.#move(row, stage.value)),
      act(
        [
          h('label', { class: 'wide' }, 'Note', text),
          h('label', { class: 'check' }, secret, 'Secret'),
          h('button', { type: 'submit' }, 'Add note'),
        ],
        () => this.#note(row, text, secret.checked),
      ),
    ];
  }

  /** One at a time: a button pressed twice is one note. What may have been done is looked for, and not done again. */
  async #do(row, form, action) {
    const button = form.querySelector('button');
    if (button.disabled) {
      return;
    }
    button.disabled = true;
    this.#say('');
    try {
      await action();
    } catch (problem) {
      this.#fail(row, problem, problem.remedy === 'check' ? () => this.#load(row) : () => form.requestSubmit());
    }
    button.disabled = false;
    const focused = document.activeElement;
    if (row === this.#row && (focused === this.#part('sheet-title') || !this.#dialog.contains(focused))) {
      button.focus(); // a disabled one has lost it
    }
  }

  async #move(row, stage) {
    await send('PUT', path`/api/${this.#account}/opportunities/${row.id}/stage`, { stage, performAs: this.#actingAs });
    const from = row.stage;
    row.stage = stage;
    this.#told.moved(row, from);
    await this.#done(row, `Moved to ${nameIn(this.#board.stages, stage, 'stage')}.`);
  }

  async #note(row, text, secret) {
    await send('POST', path`/api/${this.#account}/opportunities/${row.id}/notes`, { text: text.value, secret, performAs: this.#actingAs });
    text.value = '';
    await this.#done(row, 'Note added.');
  }

  async #done(row, saying) {
    if (row === this.#row) {
      this.#say(saying);
      await this.#load(row);
    }
  }

  #applications(it) {
    return section(
      'Application',
      it.applications.map((one) =>
        h(
          'article',
          {},
          h('h4', { dir: 'auto' }, nameIn(this.#board.postings, one.posting, 'posting')),
          h('p', { class: 'quiet' }, [date(one.at), one.type, one.company].filter(Boolean).join(', ')),
          one.comments ? h('p', { class: 'text', dir: 'auto' }, one.comments) : null,
        ),
      ),
      'No application.',
    );
  }

  #resumes(row, it) {
    return section('Resume', it.resumes.map((resume) => this.#resume(row, resume)), 'No resume.');
  }

  #resume(row, resume) {
    if (!resume.ready) {
      return h('p', { class: 'quiet' }, resume.file ? `${resume.file}: Lever has not processed it` : 'Without a file');
    }
    const where = path`/api/${this.#account}/opportunities/${row.id}/resumes/${resume.id}/file`;
    const size = resume.bytes ? ` (${number(Math.ceil(resume.bytes / 1000))} kB)` : '';
    const fetched = () => {
      this.#say('');
      save(where, resume.file).catch((problem) => this.#fail(row, problem, fetched));
    };
    const onclick = (event) => (event.preventDefault(), fetched());
    return h('p', {}, h('a', { href: where, download: resume.file, onclick }, resume.file + size));
  }

  #notes(it) {
    return section(
      'Notes',
      it.notes.map((note) =>
        h(
          'article',
          {},
          note.comments.map((comment) => h('p', { class: 'text', dir: 'auto' }, comment)),
          h(
            'p',
            { class: 'quiet' },
            [note.user && nameIn(this.#board.users, note.user, 'user'), date(note.at), note.secret ? 'secret' : null]
              .filter(Boolean)
              .join(', '),
          ),
        ),
      ),
      'No notes yet.',
    );
  }

  #fail(row, problem, again) {
    this.#told.failed(problem);
    if (row === this.#row) {
      this.#part('sheet-problem').replaceChildren(
        h('div', { class: 'alert', role: 'alert' }, h('p', {}, problem.message), this.#told.remedy(problem, again)),
      );
    }
  }

  /** In a place that stays, or a screen reader would not hear of it. */
  #say(text) {
    this.#forget();
    this.#part('said').textContent = text;
  }

  /** The problem that is shown; its button may have the focus, which then goes to where the panel begins. */
  #forget() {
    const pressed = this.#part('sheet-problem').contains(document.activeElement);
    this.#part('sheet-problem').replaceChildren();
    if (pressed) {
      this.#part('sheet-title').focus();
    }
  }
}

function option(one, chosen) {
  return h('option', { value: one.id, selected: one.id === chosen }, one.name ?? one.id);
}

function section(title, content, nothing) {
  return h('section', {}, h('h3', {}, title), content.length ? content : h('p', { class: 'quiet' }, nothing));
}
