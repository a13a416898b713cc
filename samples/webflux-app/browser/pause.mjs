import assert from 'node:assert/strict';
import { asked, complete, connect, desktop, journey, look, rows, tell } from './harness.mjs';

const state = (page, name) => page.locator(`#progress[data-state=${name}]`).waitFor();

/** Long enough for a request that is under way to have arrived: the page asks its server how things stand, thrice. */
async function aWhile(page) {
  for (let times = 0; times < 3; times++) {
    await page.waitForResponse((answer) => answer.url().endsWith('/api/status'));
  }
}

async function nothingIsAsked(page) {
  const before = await asked();
  const shown = await rows(page);
  await aWhile(page);
  assert.equal(await asked(), before);
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
  await look(page, 'paused');
  await nothingIsAsked(page);
  await page.getByRole('button', { name: 'Go on' }).click();
  await itGoesOn(page);

  const hide = (hidden) =>
    page.evaluate((now) => {
      Object.defineProperty(document, 'hidden', { configurable: true, get: () => now });
      document.dispatchEvent(new Event('visibilitychange'));
    }, hidden);
  await hide(true);
  await state(page, 'paused');
  const before = await asked();
  await page.evaluate(async () => {
    for (let times = 0; times < 20; times++) await fetch('/api/status');
  });
  assert.equal(await asked(), before);
  await hide(false);
  await itGoesOn(page);

  await tell('fast');
  await complete(page);
  const all = await rows(page);
  await page.getByRole('button', { name: 'Read again' }).click();
  await complete(page);
  assert.equal(await rows(page), all, 'nobody is missing, though it was paused');
});
