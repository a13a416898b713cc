import assert from 'node:assert/strict';
import { asked, complete, connect, desktop, held, hide, journey, look, rows, tell } from './harness.mjs';

const state = (page, name) => page.locator(`#progress-default[data-state=${name}]`).waitFor();
const polling = 50; // the page's own frames may be held

/** Not found by its role: thousands of candidates are buttons, too, and would all be drawn to be asked for their names. */
const press = (page, name) => page.locator('#pause-default', { hasText: name }).click();

const cancelled = (page) => page.evaluate(async () => (await (await fetch('/api/default/status')).json()).activity.cancelled);

async function itGoesOn(page) {
  const shown = await rows(page);
  await page.waitForFunction((before) => document.querySelectorAll('#candidates-default li').length > before, shown, { polling });
}

/** Stops while Lever has a request; it is taken back, and nothing is left that could ask for another. */
async function stopsAtOnce(page, stop) {
  await tell('hold-list');
  await held();
  const before = await cancelled(page);
  const pages = await asked();
  const shown = await rows(page);
  await stop();
  await state(page, 'paused');
  while ((await cancelled(page)) === before);
  await tell('release');
  assert.equal(await asked(), pages);
  assert.equal(await rows(page), shown);
}

journey('a paused page and a hidden tab ask Lever for nothing', desktop, async (page) => {
  await tell('slow');
  await connect(page);
  await itGoesOn(page);

  await stopsAtOnce(page, () => press(page, 'Pause'));
  await look(page, 'paused');
  await press(page, 'Go on');
  await itGoesOn(page);

  await stopsAtOnce(page, () => hide(page, true));
  await hide(page, false);
  await itGoesOn(page);

  await tell('fast');
  await complete(page);
  const all = await rows(page);
  await press(page, 'Read again');
  await complete(page);
  assert.equal(await rows(page), all, 'nobody is missing, though it was paused');
});

journey('what has not been painted is not followed by more', desktop, async (page) => {
  await complete(page);
  await page.addInitScript(() => {
    globalThis.frames = [];
    globalThis.paint = globalThis.requestAnimationFrame.bind(globalThis);
    globalThis.requestAnimationFrame = (draw) => globalThis.frames.push(draw);
  });
  const before = await asked();
  await page.reload();
  await page.waitForFunction(() => globalThis.frames.length === 1, null, { polling });
  assert.equal((await asked()) - before, 5);

  await page.evaluate(() => {
    globalThis.requestAnimationFrame = globalThis.paint;
    globalThis.frames.forEach((draw) => draw());
  });
  await complete(page);
});
