// A log that is written faster than anybody reads, in one tab; ConsoleLogsBench runs it with URL, CODE and the container's ID.
import { execFileSync } from 'node:child_process';
import { open, signIn } from './browser.mjs';

const { URL: url, CODE: code, ID: id } = process.env;
const SECONDS = 20;
const say = (what, value) => process.stdout.write(`  ${what.padEnd(52)} ${value}\n`);

const { browser, page } = await open(url);
await signIn(page, { username: 'ada', password: 'correct horse battery', code });
const session = await page.context().newCDPSession(page);
await session.send('Performance.enable');

/** Lines that ever came: those that are kept, and those that were let go. */
const came = () =>
  page.evaluate(() => {
    const said = [...document.querySelectorAll('span')].map(span => span.textContent);
    const number = form =>
      Number((said.map(text => text.match(form)?.[1]).find(Boolean) ?? '0').replaceAll(',', ''));
    return number(/^([\d,]+) lines$/) + number(/^([\d,]+) older ones let go$/);
  });

/** Megabytes of what the page's script keeps, after a collection. */
const heap = async () => {
  await session.send('HeapProfiler.collectGarbage');
  const { metrics } = await session.send('Performance.getMetrics');
  return metrics.find(({ name }) => name === 'JSHeapUsedSize').value / 2 ** 20;
};

const frames = seconds =>
  page.evaluate(
    span =>
      new Promise(done => {
        const begun = performance.now();
        let last = begun;
        const took = [];
        const step = now => {
          took.push(now - last);
          last = now;
          if (now - begun < span * 1000) {
            requestAnimationFrame(step);
          } else {
            took.sort((a, b) => a - b);
            const p95 = took[Math.floor(took.length * 0.95)];
            done({ rate: (took.length * 1000) / (now - begun), p95, longest: took.at(-1) });
          }
        };
        requestAnimationFrame(step);
      }),
    seconds,
  );

const shown = ({ rate, p95, longest }) =>
  `${rate.toFixed(0)} a second, p95 ${p95.toFixed(0)} ms, longest ${longest.toFixed(0)} ms`;

await page.goto(`/containers/${id}/logs`);
await page.getByRole('heading', { level: 1 }).waitFor();
say('what the page keeps before the first line', `${(await heap()).toFixed(0)} MB`);
execFileSync('docker', ['start', id]);
await page.getByText(/^\d\d,\d{3} lines$/).waitFor();
const [before, begun] = [await came(), Date.now()];
const slow = await frames(SECONDS);
const rate = ((await came()) - before) / ((Date.now() - begun) / 1000);
say('lines a second that arrive of 5,000', rate.toFixed(0));
say('frames meanwhile', shown(slow));
await page.getByText('Ended', { exact: true }).waitFor({ timeout: 300_000 });
say('lines that came in all', (await came()).toLocaleString('en'));
say('what the page keeps at the end', `${(await heap()).toFixed(0)} MB`);
await browser.close();
