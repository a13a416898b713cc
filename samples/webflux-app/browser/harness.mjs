// A browser, the application that a test has started, and a desk at which its simulated Lever can be told things.
import assert from 'node:assert/strict';
import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import { chromium } from 'playwright-core';

const { APP_URL, DESK_URL, SECOND_DESK_URL, CHROMIUM, SCREENSHOTS } = process.env;
const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
const SOON = 30_000;

export const desktop = { viewport: { width: 1280, height: 900 } };
export const phone = { viewport: { width: 375, height: 812 }, deviceScaleFactor: 2, hasTouch: true, isMobile: true };

const desks = { default: DESK_URL, second: SECOND_DESK_URL };

/** What an account's desk does: deny, allow, revoke, throttle, relieve, slow, fast, hold-list, hold-move, release, gone, lose-note, happen, archive, rename, delete. */
export const tell = (what, account = 'default') => fetch(`${desks[account]}/${what}`, { method: 'POST' });

/** An account's column. */
export const column = (page, account) => page.locator('.account', { has: page.locator(`#title-${account}`) });

/** Once a request is held at the desk's gate. */
export const held = () => fetch(`${DESK_URL}/held`);

/** How many pages of opportunities Lever has been asked for. */
export const asked = async () => Number(await (await fetch(`${DESK_URL}/asked`)).text());

/** One journey in a fresh browser; whatever the page complains of fails it. */
export function journey(name, options, walk) {
  test(name, async () => {
    const browser = await chromium.launch({ executablePath: CHROMIUM, args: flags });
    try {
      const context = await browser.newContext({ reducedMotion: 'reduce', locale: 'en-GB', timezoneId: 'UTC', ...options });
      context.setDefaultTimeout(SOON);
      const page = await context.newPage();
      const complaints = [];
      page.on('pageerror', (error) => complaints.push(error.message));
      page.on('console', (message) => {
        if (message.type() === 'error' && !message.text().startsWith('Failed to load resource')) {
          complaints.push(message.text());
        }
      });
      await page.goto(APP_URL);
      await walk(page, context);
      assert.deepEqual(complaints, []);
    } finally {
      await browser.close();
    }
  });
}

/** Takes a picture, and holds the page against axe: nothing serious, and no scrolling to the side. */
export async function look(page, name) {
  await page.evaluate(drawAll);
  mkdirSync(SCREENSHOTS, { recursive: true });
  const whole = !(await page.locator('dialog[open]').count()); // a panel covers what one sees, not the whole page
  await page.screenshot({ path: `${SCREENSHOTS}/${name}.png`, fullPage: whole });
  await page.evaluate(() => (document.adoptedStyleSheets = []));
  await page.evaluate(axeSource);
  const { violations } = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ['violations'] }));
  const found = violations.map((one) => `${one.impact} ${one.id}: ${one.nodes.map((node) => node.target).join(' ')}`);
  assert.deepEqual(found, [], `axe on ${name}`);
  const [content, window] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
  assert.ok(content <= window, `${name} is ${content} px wide in a window of ${window}`);
}

/** Also what lies further down, which a browser draws only when it comes into view. */
function drawAll() {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync('* { content-visibility: visible !important }');
  document.adoptedStyleSheets = [sheet];
}

export async function connect(page, account = 'default') {
  await column(page, account).getByRole('button', { name: 'Connect to Lever' }).click();
  await page.locator(`#candidates-${account} button`).first().waitFor();
}

/** As if one looked at another tab, or came back. */
export const hide = (page, hidden) =>
  page.evaluate((now) => {
    Object.defineProperty(document, 'hidden', { configurable: true, get: () => now });
    document.dispatchEvent(new Event('visibilitychange'));
  }, hidden);

export const complete = (page, account = 'default') =>
  page.locator(`#progress-${account}[data-state=complete]`).waitFor();

/** Until what is shown is whole and the panel listens: what happens before is not told. */
export async function listening(page, account = 'default') {
  await page.locator(`#log-${account}[data-state=listening]`).waitFor();
  await complete(page, account);
}

export const rows = (page, account = 'default') => page.locator(`#candidates-${account} li`).count();
