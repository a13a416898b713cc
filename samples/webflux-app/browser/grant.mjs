import assert from 'node:assert/strict';
import { complete, connect, desktop, hide, journey, look, tell } from './harness.mjs';

journey('an admin who declines, one who agrees, and one who takes it back', desktop, async (page) => {
  await page.getByRole('button', { name: 'Connect to Lever' }).waitFor();
  const streams = [];
  page.on('request', (request) => request.url().includes('/api/default/opportunities') && streams.push(request.url()));
  await hide(page, true);
  await hide(page, false);
  await page.waitForResponse((answer) => answer.url().endsWith('/api/default/status'));
  assert.deepEqual(streams, [], 'nobody has agreed yet');
  assert.equal(await page.getByRole('alert').isVisible(), false);

  await tell('deny');
  await page.getByRole('button', { name: 'Connect to Lever' }).click();
  await page.getByText('Only a Super Admin').waitFor();
  await look(page, 'declined');

  await tell('allow');
  await page.getByRole('link', { name: 'Begin again' }).click();
  await page.getByRole('button', { name: 'Connect' }).click();
  await complete(page);

  await tell('revoke');
  await page.locator('#candidates-default button').first().click();
  const sheet = page.getByRole('dialog');
  await sheet.getByText('Lever no longer accepts our grant').waitFor();
  await look(page, 'lost-in-panel');

  await page.keyboard.press('Escape');
  await page.getByText('no longer accepts the grant').waitFor();
  assert.equal(await page.locator('#standing-default').textContent(), 'Connection lost');
  await look(page, 'lost');

  await connect(page);
  await complete(page);
  assert.equal(await page.locator('#standing-default').textContent(), 'Connected');
});
