import assert from 'node:assert/strict';
import { complete, connect, desktop, held, journey, look, tell } from './harness.mjs';

const people = (page) => page.locator('#candidates-default button');
const stageOf = (page, at) => people(page).nth(at).locator('.stage');
const panel = (page) => page.locator('#sheet-default');

async function open(page, at) {
  await people(page).nth(at).click();
  await panel(page).getByRole('heading', { name: 'Notes' }).waitFor();
}

journey('a slow answer is shown on whom it is about', desktop, async (page) => {
  await connect(page);
  await complete(page);
  const other = await stageOf(page, 1).textContent();

  await open(page, 0);
  await panel(page).getByLabel('Acting as').selectOption({ index: 1 });
  await panel(page).getByLabel('Move to stage').selectOption({ label: 'Offer' });
  await tell('hold-move');
  await panel(page).getByRole('button', { name: 'Move' }).click();
  await held();
  await page.keyboard.press('Escape');
  await open(page, 1);
  await panel(page).getByLabel('Note', { exact: true }).fill('Half a thought');
  await tell('release');
  await stageOf(page, 0).getByText('Offer', { exact: true }).waitFor();

  assert.equal(await stageOf(page, 1).textContent(), other);
  assert.equal(await panel(page).getByRole('status').textContent(), '');
  assert.equal(await panel(page).getByLabel('Note', { exact: true }).inputValue(), 'Half a thought');
});

journey('what one has typed stays until it is sent', desktop, async (page) => {
  const note = panel(page).getByLabel('Note', { exact: true });
  const add = panel(page).getByRole('button', { name: 'Add note' });
  const notes = (text) => panel(page).locator('article', { hasText: text });
  await complete(page);
  await open(page, 2);
  await panel(page).getByLabel('Acting as').selectOption({ index: 1 });

  const busy = { status: 429, json: { detail: 'Lever is busy.', remedy: 'wait' } };
  await page.route('**/notes', (route) => route.fulfill(busy), { times: 1 });
  await note.fill('Kept through a refusal');
  await add.click();
  await panel(page).getByRole('alert').getByText('Lever is busy.').waitFor();
  await look(page, 'refused-note');
  assert.equal(await note.inputValue(), 'Kept through a refusal');
  await panel(page).getByRole('button', { name: 'Try again' }).click();
  await notes('Kept through a refusal').waitFor();
  assert.equal(await note.inputValue(), '');

  await tell('lose-note');
  await note.fill('Written, and nobody was told');
  await add.click();
  await panel(page).getByRole('button', { name: 'Look again' }).click();
  await notes('Written, and nobody was told').waitFor();
  assert.equal(await note.inputValue(), 'Written, and nobody was told');
  assert.equal(await notes('Written, and nobody was told').count(), 1);

  await panel(page).getByLabel('Move to stage').selectOption({ label: 'Offer' });
  await panel(page).getByRole('button', { name: 'Move' }).click();
  await panel(page).getByRole('status').getByText('Moved to Offer.').waitFor();
  assert.equal(await note.inputValue(), 'Written, and nobody was told');
});

journey('a resume that is gone says so on the page', desktop, async (page) => {
  await complete(page);
  const link = panel(page).locator('a').first();
  for (let at = 0; ; at++) {
    await open(page, at);
    if (await link.isVisible()) break;
    await page.keyboard.press('Escape');
  }
  await tell('gone');
  await link.click();
  await panel(page).getByRole('alert').getByText('no longer there').waitFor();
});

journey('a server that has gone is not said to be connected', desktop, async (page) => {
  const standing = page.locator('#standing-default');
  await complete(page);
  await standing.getByText('Connected', { exact: true }).waitFor();

  await page.route('**/api/default/status', (route) => route.abort());
  await standing.getByText('No answer').waitFor();
  await page.unroute('**/api/default/status');
  await standing.getByText('Connected', { exact: true }).waitFor();

  let asked = 0;
  const first = new Promise((begun) =>
    page.route('**/api/default/status', (route) => {
      asked++;
      begun(route);
    }),
  );
  const silent = await first;
  await page.evaluate(() => {
    for (let times = 0; times < 5; times++) document.dispatchEvent(new Event('visibilitychange'));
    return fetch('/icon.svg'); // which would come after what they ask
  });
  assert.equal(asked, 1, 'one at a time');
  await silent.continue();
});
