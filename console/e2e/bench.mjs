// What the console costs with a long list, measured in Debian's Chromium; ConsoleBench runs it with URL, CODE and COUNT.
import { open, signIn } from './browser.mjs';
import { changed, knows, scroller } from './fleet-page.mjs';

const { URL: url, CODE: code } = process.env;
const count = Number(process.env.COUNT);
const rounds = 9;
const rest = milliseconds => new Promise(done => setTimeout(done, milliseconds));
const sorted = numbers => [...numbers].sort((a, b) => a - b);
const at = (numbers, part) =>
  sorted(numbers)[Math.min(numbers.length - 1, Math.floor(numbers.length * part))];
const line = (what, numbers, unit) =>
  process.stdout.write(
    `  ${what.padEnd(52)} p50 ${at(numbers, 0.5).toFixed(0).padStart(6)} ${unit}   p95 ${at(numbers, 0.95).toFixed(0).padStart(6)} ${unit}\n`,
  );

/** Milliseconds from going to an address until enough is shown, with nothing in the browser's cache. */
async function firstPaint(browser, cookies, address, enough) {
  const context = await browser.newContext({ baseURL: url, ignoreHTTPSErrors: true });
  await context.addCookies(cookies);
  const page = await context.newPage();
  // a tab is there before somebody goes anywhere with it; making one takes the processor for half a second
  await rest(1_000);
  await page.goto(address);
  const time = await page.evaluate(
    ([selector, count]) =>
      new Promise(done => {
        const look = () =>
          document.querySelectorAll(selector).length > count
            ? requestAnimationFrame(() => done(performance.now()))
            : requestAnimationFrame(look);
        look();
      }),
    enough,
  );
  await context.close();
  return time;
}

/** Frames a second while the list is scrolled from end to end in three seconds, and its longest frame. */
const frames = page =>
  scroller(page).evaluate(
    table =>
      new Promise(done => {
        const begun = performance.now();
        let last = begun;
        let longest = 0;
        let painted = 0;
        const step = now => {
          longest = Math.max(longest, now - last);
          last = now;
          painted += 1;
          const part = (now - begun) / 3000;
          if (part >= 1) {
            done({ rate: (painted * 1000) / (now - begun), longest });
            return;
          }
          table.scrollTop = (table.scrollHeight - table.clientHeight) * part;
          requestAnimationFrame(step);
        };
        requestAnimationFrame(step);
      }),
  );

const { browser, page } = await open(url);
await signIn(page, { username: 'ada', password: 'correct horse battery', code });
const cookies = await page.context().cookies();

// a server that has just read 10,000 containers for the first time still compiles itself, and no other page is looked at
await page.goto('about:blank');
await rest(15_000);
await firstPaint(browser, cookies, '/containers', ['[role=row]', 5]);
const paints = [];
const pictures = [];
for (let round = 0; round < rounds; round += 1) {
  paints.push(await firstPaint(browser, cookies, '/containers', ['[role=row]', 5]));
  pictures.push(await firstPaint(browser, cookies, '/icon.svg', ['svg', 0]));
}
line(`first rows of ${count} from a cold load`, paints, 'ms');
line('a picture of a kilobyte in the same way', pictures, 'ms');

await page.goto('/containers?sort=name');
await knows(page, count);
const scrolls = [];
for (let round = 0; round < rounds; round += 1) {
  scrolls.push(await frames(page));
}
line(
  'frames a second while scrolling (60 at most)',
  scrolls.map(({ rate }) => rate),
  '/s',
);
line(
  'the longest frame of a scroll',
  scrolls.map(({ longest }) => longest),
  'ms',
);

await scroller(page).press('Home');
await page.getByRole('link', { name: 'app-1', exact: true }).waitFor();
const changes = [];
for (let round = 0; round < 2 * rounds; round += 1) {
  changes.push(await changed(page, 'app-1', 'stop', 'Exited'));
  changes.push(await changed(page, 'app-1', 'start', 'Running'));
}
line('from asking for a change to its painted row', changes, 'ms');
await browser.close();
