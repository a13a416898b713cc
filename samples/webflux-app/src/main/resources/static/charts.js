import { day, h, number, svg } from './dom.js';

const WEEK = 7 * 24 * 3600 * 1000;
const MONDAY = 4 * 24 * 3600 * 1000; // the first of 1970
const SHOWN = 16;
const HEIGHT = 96;

/** Counts what has come so far, and draws it. The pictures are for the eyes; the same is there as tables. */
export class Charts {
  #part;
  #stages = [];
  #byStage = new Map();
  #byWeek = new Map();

  constructor(part) {
    this.#part = part;
  }

  clear(stages) {
    this.#stages = stages;
    this.#byStage.clear();
    this.#byWeek.clear();
    this.draw();
  }

  add(rows) {
    for (const row of rows) {
      count(this.#byStage, row.stage, 1);
      if (row.applied) {
        count(this.#byWeek, week(row), 1);
      }
    }
    this.draw();
  }

  remove(row) {
    count(this.#byStage, row.stage, -1);
    if (row.applied) {
      count(this.#byWeek, week(row), -1);
    }
    this.draw();
  }

  /** Who has not been counted yet, or no longer, will be where they are then. */
  move(from, to) {
    if (this.#byStage.get(from)) {
      count(this.#byStage, from, -1);
      count(this.#byStage, to, 1);
      this.draw();
    }
  }

  draw() {
    this.#drawFunnel();
    this.#drawWeeks();
  }

  #drawFunnel() {
    const here = this.#stages.map((stage) => this.#byStage.get(stage.id) ?? 0);
    const further = here.map((_, at) => here.slice(at).reduce((sum, one) => sum + one, 0));
    const most = Math.max(1, further[0] ?? 1);
    const nowhere = this.#byStage.get(null) ?? 0;
    this.#part('funnel').replaceChildren(
      ...this.#stages.map((stage, at) =>
        stageRow(stage.name ?? stage.id, bar((100 * here[at]) / most, (100 * further[at]) / most), here[at], further[at]),
      ),
      ...(nowhere > 0 ? [stageRow('No stage', '', nowhere)] : []),
    );
  }

  #drawWeeks() {
    this.#part('weeks-details').hidden = this.#byWeek.size === 0;
    if (this.#byWeek.size === 0) {
      this.#part('weeks').replaceChildren(h('p', { class: 'quiet' }, 'No applications so far.'));
      return;
    }
    const newest = Math.max(...this.#byWeek.keys());
    const weeks = Array.from({ length: SHOWN }, (_, at) => newest - SHOWN + 1 + at).map((week) => ({
      from: week * WEEK + MONDAY,
      applications: this.#byWeek.get(week) ?? 0,
    }));
    this.#part('weeks').replaceChildren(columns(weeks), scale(weeks));
    this.#part('weeks-table').replaceChildren(
      ...weeks
        .toReversed()
        .map((week) => h('tr', {}, h('th', { scope: 'row' }, day(week.from)), h('td', {}, number(week.applications)))),
    );
  }
}

function week(row) {
  return Math.floor((Date.parse(row.applied) - MONDAY) / WEEK);
}

/** What there is none of is not there. */
function count(where, key, more) {
  const now = (where.get(key) ?? 0) + more;
  if (now > 0) {
    where.set(key, now);
  } else {
    where.delete(key);
  }
}

function stageRow(name, picture, here, further = null) {
  return h(
    'tr',
    {},
    h('th', { scope: 'row' }, name),
    h('td', {}, picture),
    h('td', {}, number(here)),
    h('td', {}, further === null ? '' : number(further)),
  );
}

function bar(here, further) {
  return svg(
    'svg',
    { class: 'share', viewBox: '0 0 100 10', preserveAspectRatio: 'none', 'aria-hidden': 'true' },
    svg('rect', { class: 'further', width: further, height: 10 }),
    svg('rect', { class: 'here', width: here, height: 10 }),
  );
}

function columns(weeks) {
  const most = Math.max(1, ...weeks.map((week) => week.applications));
  const total = weeks.reduce((sum, week) => sum + week.applications, 0);
  const label = `${number(total)} applications in ${SHOWN} weeks, at most ${number(most)} in one`;
  return svg(
    'svg',
    { class: 'columns', viewBox: `0 0 ${SHOWN * 10} ${HEIGHT}`, preserveAspectRatio: 'none', role: 'img', 'aria-label': label },
    weeks.map((week, at) => {
      const height = (week.applications / most) * HEIGHT;
      return svg(
        'rect',
        { x: at * 10 + 1, width: 8, y: HEIGHT - height, height },
        svg('title', {}, `${day(week.from)}: ${number(week.applications)}`),
      );
    }),
  );
}

function scale(weeks) {
  const most = Math.max(...weeks.map((week) => week.applications));
  return h(
    'p',
    { class: 'scale quiet' },
    h('span', {}, day(weeks[0].from)),
    h('span', {}, `most: ${number(most)}`),
    h('span', {}, day(weeks.at(-1).from)),
  );
}
