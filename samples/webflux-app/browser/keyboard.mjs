import assert from 'node:assert/strict';
import { complete, desktop, journey } from './harness.mjs';

/** Presses Tab until what is wanted has the focus, and sees to it that one can see where it is. */
async function tabTo(page, locator) {
  for (let presses = 0; presses < 40; presses++) {
    await page.keyboard.press('Tab');
    if (await locator.evaluate((element) => element === document.activeElement)) {
      const outline = await locator.evaluate((element) => getComputedStyle(element).outlineStyle);
      assert.notEqual(outline, 'none', 'the focus can be seen');
      return;
    }
  }
  assert.fail(`Tab does not come to ${locator}`);
}

const hasFocus = (locator) => locator.and(locator.page().locator(':focus')).waitFor();

journey('all of it with the keyboard alone', desktop, async (page) => {
  const press = (...keys) => keys.reduce((done, key) => done.then(() => page.keyboard.press(key)), Promise.resolve());
  const connect = page.getByRole('button', { name: 'Connect to Lever' });
  await connect.waitFor();
  await tabTo(page, connect);
  await press('Enter');
  await complete(page);

  await tabTo(page, page.getByRole('combobox', { name: 'Stage', exact: true }));
  await page.keyboard.type('Off');
  await complete(page);
  const people = page.locator('#candidates-default button');
  assert.deepEqual([...new Set(await people.locator('.stage').allTextContents())], ['Offer']);

  await tabTo(page, people.first());
  await press('ArrowDown', 'ArrowDown', 'ArrowUp', 'End', 'Home', 'ArrowDown');
  const name = await people.nth(1).locator('.who').textContent();
  await press('Enter');
  const sheet = page.getByRole('dialog', { name });
  await sheet.getByRole('heading', { name: 'Notes' }).waitFor();

  await tabTo(page, sheet.getByLabel('Acting as'));
  await press('ArrowDown');
  await tabTo(page, sheet.getByLabel('Move to stage'));
  await page.keyboard.type('Rec');
  await tabTo(page, sheet.getByRole('button', { name: 'Move' }));
  await press('Enter');
  await sheet.getByRole('status').getByText('Moved to Recruiter screen.').waitFor();
  await hasFocus(sheet.getByRole('button', { name: 'Move' }));

  await tabTo(page, sheet.getByLabel('Note', { exact: true }));
  await page.keyboard.type('By keyboard');
  await tabTo(page, sheet.getByRole('button', { name: 'Add note' }));
  await press('Enter');
  await sheet.getByText('Note added.').waitFor();
  await sheet.locator('article', { hasText: 'By keyboard' }).waitFor();
  await hasFocus(sheet.getByRole('button', { name: 'Add note' }));

  await press('Escape');
  assert.equal(await people.nth(1).evaluate((button) => button === document.activeElement), true);
  assert.equal(await people.nth(1).locator('.stage').textContent(), 'Recruiter screen');
});
