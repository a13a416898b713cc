import assert from 'node:assert/strict';
import { column, complete, connect, desktop, journey, listening, look, phone, rows, tell } from './harness.mjs';

const wide = { viewport: { width: 1720, height: 1000 } };
const place = (page, account) => column(page, account).boundingBox();
const press = (page, account, name) => page.locator(`#pause-${account}`, { hasText: name }).click();

async function addSecond(page) {
  await page.getByRole('button', { name: 'Add an account' }).click();
  await page.locator('#title-second:focus').waitFor();
}

journey('two accounts side by side', wide, async (page) => {
  await connect(page);
  await complete(page);
  await addSecond(page);
  await column(page, 'second').getByRole('button', { name: 'Connect to Lever' }).waitFor();
  await look(page, 'second-connect');
  await connect(page, 'second');
  await complete(page);
  await complete(page, 'second');
  const [left, right] = [await place(page, 'default'), await place(page, 'second')];
  assert.equal(left.y, right.y);
  assert.ok(left.x + left.width <= right.x, 'side by side');
  await look(page, 'two');

  const names = (account) => page.locator(`#candidates-${account} .who`).allTextContents();
  assert.notDeepEqual(await names('default'), await names('second'), 'people of its own');

  const all = await rows(page, 'second');
  await column(page, 'default').getByRole('combobox', { name: 'Stage', exact: true }).selectOption({ label: 'Offer' });
  await complete(page);
  assert.ok((await rows(page)) < all / 4);
  assert.equal(await rows(page, 'second'), all);
  assert.equal(await column(page, 'second').getByRole('combobox', { name: 'Stage', exact: true }).inputValue(), '');

  await listening(page, 'second');
  await tell('happen', 'second');
  await page.locator('#live-second li').first().waitFor();
  assert.equal(await page.locator('#live-default li').count(), 0, 'nobody else is told');
});

journey('one that is lost, then slowed down, leaves the other going', wide, async (page) => {
  await addSecond(page);
  await complete(page);
  await complete(page, 'second');

  await tell('revoke', 'second');
  await press(page, 'second', 'Read again');
  await page.locator('#standing-second', { hasText: 'Connection lost' }).waitFor();
  await press(page, 'default', 'Read again');
  await complete(page);
  assert.equal(await page.locator('#standing-default').textContent(), 'Connected');
  await look(page, 'two-one-lost');

  await column(page, 'second').locator('#connect-second').getByRole('button').click();
  await complete(page, 'second');
  await complete(page);

  await tell('throttle', 'second');
  await press(page, 'second', 'Read again');
  await press(page, 'default', 'Read again');
  await complete(page);
  const slowed = (account) => page.locator(`#facts-${account} dt:text("Told to slow down") + dd`);
  await slowed('second').filter({ hasNotText: 'never' }).waitFor();
  assert.equal(await slowed('default').textContent(), 'never');
  await tell('relieve', 'second');
});

journey('one below the other, and hidden again', phone, async (page) => {
  await complete(page);
  await addSecond(page);
  await complete(page, 'second');
  const [above, below] = [await place(page, 'default'), await place(page, 'second')];
  assert.equal(above.x, below.x);
  assert.ok(above.y + above.height <= below.y, 'one below the other');
  await look(page, 'two-phone');

  await column(page, 'second').getByRole('button', { name: 'Hide' }).click();
  const asked = [];
  page.on('request', (request) => request.url().includes('/api/second/') && asked.push(request.url()));
  for (let times = 0; times < 2; times++) {
    await page.waitForResponse((answer) => answer.url().endsWith('/api/default/status'));
  }
  assert.deepEqual(asked, [], 'who is not shown asks for nothing');
  assert.equal(await page.getByRole('button', { name: 'Add an account' }).isVisible(), true);
});

journey('two in the dark', { ...desktop, colorScheme: 'dark' }, async (page) => {
  await complete(page);
  await addSecond(page);
  await complete(page, 'second');
  await look(page, 'two-dark');
});
