import assert from 'node:assert/strict';
import { asked, complete, connect, desktop, journey, look, rows, tell } from './harness.mjs';

const state = (page, name) => page.locator(`#progress[data-state=${name}]`).waitFor();

/** As long as the slow Lever takes for three answers. */
const aWhile = (page) => page.waitForTimeout(1_200);

/** But for what was under way, and what its answer led to before the server heard of the pause. */
async function nothingIsAsked(page) {
  const paused = await asked();
  const shown = await rows(page);
  await aWhile(page);
  const settled = await asked();
  assert.ok(settled <= paused + 1, `${settled - paused} more after the pause`);
  await aWhile(page);
  assert.equal(await asked(), settled);
  assert.equal(await rows(page), shown);
}

async function itGoesOn(page) {
  const shown = await rows(page);
  await page.waitForFunction((before) => document.querySelectorAll('#candidates li').length > before, shown);
}

journey('a paused page and a hidden tab ask Lever for nothing', desktop, async (page) => {
  await tell('slow');
  await connect(page);
  await itGoesOn(page);
  assert.ok((await asked()) <= (await rows(page)) / 100 + 5, 'five pages at a time');

  await page.getByRole('button', { name: 'Pause' }).click();
  await state(page, 'paused');
  await nothingIsAsked(page);
  await look(page, 'paused');
  await page.getByRole('button', { name: 'Go on' }).click();
  await itGoesOn(page);

  const hide = (hidden) =>
    page.evaluate((now) => {
      Object.defineProperty(document, 'hidden', { configurable: true, get: () => now });
      document.dispatchEvent(new Event('visibilitychange'));
    }, hidden);
  await hide(true);
  await state(page, 'paused');
  await nothingIsAsked(page);
  await hide(false);
  await itGoesOn(page);

  await tell('fast');
  await complete(page);
  const all = await rows(page);
  await page.getByRole('button', { name: 'Read again' }).click();
  await complete(page);
  assert.equal(await rows(page), all, 'nobody is missing, though it was paused');
});
