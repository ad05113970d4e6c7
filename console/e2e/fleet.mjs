// 10,000 simulated containers in a real browser: scrolled, filtered and changing. FleetE2E runs it with URL, CODE and COUNT.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { open, signIn } from './browser.mjs';
import { changed, knows, scroller } from './fleet-page.mjs';

const { URL: url, CODE: code } = process.env;
const count = Number(process.env.COUNT);
let browser;
let page;
let complaints;

before(async () => {
  ({ browser, page, complaints } = await open(url));
  await signIn(page, { username: 'ada', password: 'correct horse battery', code });
});

after(() => browser?.close());

const link = name => page.getByRole('link', { name, exact: true });

test('the list knows all rows and holds a window of them', async () => {
  await page.goto('/containers?sort=name');
  await knows(page, count);
  const held = await page.getByRole('row').count();
  assert.ok(held > 10 && held < 150, `${held} rows are in the page`);
});

test('wherever it is scrolled to there are rows', async () => {
  for (const part of [0.5, 0.999, 0.25, 1]) {
    await scroller(page).evaluate((table, to) => {
      table.scrollTop = table.scrollHeight * to;
    }, part);
    await page.waitForFunction(() => {
      const box = document.querySelector('[role=table]').getBoundingClientRect();
      const there = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
      return there?.closest('[role=row]')?.textContent.includes('app-');
    });
  }
  await link(`app-${count - 1}`).waitFor();
});

test('keys reach its two ends', async () => {
  await scroller(page).press('Home');
  await link('app-0').waitFor();
  await scroller(page).press('End');
  await link(`app-${count - 1}`).waitFor();
});

test('from the other end a key finds the row under the cursor', async () => {
  await scroller(page).press('j');
  await page.waitForFunction(() => /^\D*app-0\D/.test(document.activeElement?.textContent ?? ''));
});

test('the server filters, and the list tells how many fit', async () => {
  const fits = number => number % 5 === 0 && String(number).startsWith('12');
  const expected = Array.from({ length: count }, (_, number) => number).filter(fits).length;
  await page.getByRole('combobox', { name: 'Filter' }).fill('label:team=pay name:app-12*');
  await knows(page, expected);
});

test('a row that changes is painted anew where it stands', async () => {
  await page.getByRole('combobox', { name: 'Filter' }).fill('');
  await knows(page, count);
  await scroller(page).press('Home');
  await link('app-1').waitFor();
  await changed(page, 'app-1', 'stop', 'Exited');
  await changed(page, 'app-1', 'start', 'Running');
});

test('the browser had nothing to complain about', () => {
  assert.deepEqual(complaints, []);
});
