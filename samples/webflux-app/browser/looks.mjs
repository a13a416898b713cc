import assert from 'node:assert/strict';
import { complete, connect, desktop, journey, look, phone } from './harness.mjs';

const ways = {
  phone,
  'phone-dark': { ...phone, colorScheme: 'dark' },
  'far-west': { ...desktop, timezoneId: 'America/Los_Angeles' },
  dark: { ...desktop, colorScheme: 'dark' },
};
let connected = false;

for (const [way, options] of Object.entries(ways)) {
  journey(`how it looks: ${way}`, options, async (page) => {
    if (!connected) {
      await page.getByRole('heading', { name: 'Connect your Lever account' }).waitFor();
      await look(page, `connect-${way}`);
      await connect(page);
      connected = true;
    }
    await complete(page);
    await page.getByText('As a table').click();
    const week = await page.locator('#weeks-table-default th').first().textContent();
    assert.equal(new Date(`${week} UTC`).getUTCDay(), 1, `${week} is a Monday, wherever one looks from`);
    await look(page, `pipeline-${way}`);
    await page.locator('#candidates-default button').nth(2).click();
    await page.locator('#sheet-default').getByRole('heading', { name: 'Notes' }).waitFor();
    await look(page, `candidate-${way}`);
  });
}
