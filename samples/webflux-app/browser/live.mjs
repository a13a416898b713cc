import assert from 'node:assert/strict';
import { connect, desktop, hide, journey, listening, look, phone, rows, tell } from './harness.mjs';

const told = (page) => page.locator('#live-default li');
const people = (page) => page.locator('#candidates-default button');

/** The stages that the rows of everybody of this name show. */
const stagesOf = (page, name) =>
  people(page).evaluateAll(
    (all, wanted) =>
      all
        .filter((row) => row.querySelector('.who').textContent === wanted)
        .map((row) => row.querySelector('.stage').textContent),
    name,
  );

journey('a move is told by Lever and shows without a reload', desktop, async (page) => {
  await connect(page);
  await listening(page);
  await page.evaluate(() => (globalThis.sameDocument = true));
  const name = await people(page).nth(1).locator('.who').textContent();
  await people(page).nth(1).click();
  const sheet = page.getByRole('dialog', { name });
  await sheet.getByLabel('Acting as').selectOption({ index: 1 });
  await sheet.getByLabel('Move to stage').selectOption({ label: 'Offer' });
  await sheet.getByRole('button', { name: 'Move' }).click();
  await told(page).first().waitFor();
  assert.ok((await told(page).first().textContent()).endsWith(`${name} is now in Offer`));
  await page.keyboard.press('Escape');
  await look(page, 'live');
  assert.equal(await page.evaluate(() => globalThis.sameDocument), true);
});

journey('whom somebody else has moved moves in the list, also after a pause', desktop, async (page) => {
  await listening(page);
  const shown = async () => {
    const [, name, stage] = (await told(page).first().textContent()).match(/^\d\d:\d\d:\d\d(.*) is now in (.*)$/);
    assert.ok((await stagesOf(page, name)).includes(stage), `${name} is shown in ${stage}`);
  };
  await tell('happen');
  await told(page).first().waitFor();
  await shown();

  await hide(page, true);
  await tell('happen');
  await hide(page, false);
  await told(page).nth(1).waitFor();
  await shown();

  for (let times = 0; times < 52; times++) {
    await tell('happen');
  }
  await page.waitForFunction(() => document.querySelectorAll('#live-default li').length === 50);
  await shown();
  await page.locator('#log-default').focus();
});

journey('who is archived or deleted leaves the list, and who is described anew stays', desktop, async (page) => {
  await listening(page);
  const before = await rows(page);
  const latest = async (words) => told(page).first().filter({ hasText: words }).waitFor();

  await tell('rename');
  await latest('Grace Hopper has other personal details');
  await people(page).filter({ hasText: 'Grace Hopper' }).first().waitFor();
  assert.equal(await rows(page), before);

  await people(page).nth(11).focus(); // who is archived next, in Lever's order
  await tell('archive');
  await latest('was archived');
  assert.equal(await rows(page), before - 1);
  assert.equal(await people(page).and(page.locator(':focus')).count(), 1);

  await tell('delete');
  await latest('Somebody was deleted');
  assert.equal(await rows(page), before - 2);
  assert.equal(await page.locator('#progress-default').textContent(), `All ${before - 2}`);
  assert.equal(await people(page).and(page.locator('[tabindex="0"]')).count(), 1);
});

journey('what happens on a phone', phone, async (page) => {
  await listening(page);
  await tell('happen');
  await told(page).first().waitFor();
  await look(page, 'live-phone');
});
