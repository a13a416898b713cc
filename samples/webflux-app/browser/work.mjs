import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { complete, connect, desktop, journey, look, rows } from './harness.mjs';

journey('connect, read, filter, move, note', desktop, async (page) => {
  await page.getByRole('heading', { name: 'Connect your Lever account' }).waitFor();
  await look(page, 'connect');

  await connect(page);
  await complete(page);
  const everybody = await rows(page);
  await look(page, 'pipeline');

  await page.getByRole('combobox', { name: 'Stage', exact: true }).selectOption({ label: 'Offer' });
  await complete(page);
  const offers = await rows(page);
  assert.ok(offers > 0 && offers < everybody / 4, `${offers} of ${everybody} have an offer`);
  const funnel = page.getByRole('row', { name: /^Offer/ });
  assert.match(await funnel.textContent(), new RegExp(`Offer${offers}${offers}`));

  await page.getByRole('combobox', { name: 'Stage', exact: true }).selectOption({ label: 'Responded' });
  await page.getByLabel('Posting').selectOption({ index: 1 });
  await complete(page);
  assert.ok((await rows(page)) < everybody / 8);
  await page.getByLabel('Posting').selectOption('');
  await complete(page);
  await look(page, 'filtered');

  const chosen = page.locator('#candidates-default button').nth(2);
  const name = await chosen.locator('.who').textContent();
  await chosen.click();
  const sheet = page.getByRole('dialog', { name });
  await sheet.getByRole('heading', { name: 'Notes' }).waitFor();
  await look(page, 'candidate');

  await sheet.getByRole('button', { name: 'Move' }).click(); // nobody has been chosen to act as
  assert.equal(await sheet.getByLabel('Acting as').evaluate((select) => select.matches(':invalid:focus')), true);
  await sheet.getByLabel('Acting as').selectOption({ index: 1 });
  await sheet.getByLabel('Move to stage').selectOption({ label: 'Offer' });
  await sheet.getByRole('button', { name: 'Move' }).click();
  await sheet.getByText('Moved to Offer.').waitFor();
  assert.equal(await chosen.locator('.stage').textContent(), 'Offer');

  await sheet.getByLabel('Note', { exact: true }).fill('<img src=x onerror=alert(1)> Great call');
  await sheet.getByLabel('Secret').check();
  await sheet.getByRole('button', { name: 'Add note' }).click();
  await sheet.getByText('Note added.').waitFor();
  await sheet.locator('article', { hasText: '<img src=x onerror=alert(1)> Great call' }).waitFor();
  await look(page, 'noted');

  await sheet.getByRole('button', { name: 'Close' }).click();
  assert.equal(await chosen.evaluate((button) => button === document.activeElement), true);
});

journey('save a resume', desktop, async (page) => {
  const link = page.locator('#sheet-default a').first();
  await complete(page);
  for (let at = 0; !(await link.isVisible()); at++) {
    await page.locator('#candidates-default button').nth(at).click();
    await page.locator('#sheet-default').getByRole('heading', { name: 'Notes' }).waitFor();
    if (!(await link.isVisible())) {
      await page.keyboard.press('Escape');
    }
  }
  const [download] = await Promise.all([page.waitForEvent('download'), link.click()]);
  assert.match(download.suggestedFilename(), /^CV \d+\.pdf$/);
  assert.ok(readFileSync(await download.path()).length > 10_000);
});
