import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { chromium } from 'playwright-core';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Debian's Chromium with one page; what the page complains about is kept in `complaints`. */
export async function open(url, options = {}) {
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-dev-shm-usage', '--font-render-hinting=none'],
  });
  const context = await browser.newContext({
    baseURL: url,
    // the authority is the server's own; that it is checked is the command line's test
    ignoreHTTPSErrors: true,
    viewport: { width: 1440, height: 900 },
    reducedMotion: 'reduce',
    locale: 'en-GB',
    ...options,
  });
  const page = await context.newPage();
  page.setDefaultTimeout(30_000);
  await slowed(context, page);
  const complaints = [];
  page.on('pageerror', error => complaints.push(`${page.url()}: ${error}`));
  page.on('console', message => {
    if (message.type() === 'error' && !/status of 40[0-9]/.test(message.text())) {
      complaints.push(`${page.url()}: ${message.text()}`);
    }
  });
  return { browser, context, page, complaints };
}

/** With SLOWDOWN=6 the page has a sixth of the processor: what depends on how fast a machine is shows itself. */
async function slowed(context, page) {
  const rate = Number(process.env.SLOWDOWN ?? 1);
  if (rate > 1) {
    const session = await context.newCDPSession(page);
    await session.send('Emulation.setCPUThrottlingRate', { rate });
  }
}

/** What axe finds on the page, one line each; nothing is switched off, but what is well is not written down, which halves the time. */
export async function findings(page) {
  // in the page's own world the policy would forbid it, as it should
  const session = await page.context().newCDPSession(page);
  const { frameTree } = await session.send('Page.getFrameTree');
  const { executionContextId } = await session.send('Page.createIsolatedWorld', {
    frameId: frameTree.frame.id,
  });
  const run = expression =>
    session.send('Runtime.evaluate', {
      expression,
      contextId: executionContextId,
      awaitPromise: true,
      returnByValue: true,
    });
  await run(axe);
  const { result } = await run(
    `axe.run({ resultTypes: ['violations'] }).then(r => r.violations.flatMap(v => v.nodes.map(n => [v.id, n.target, n.failureSummary].join(' '))))`,
  );
  await session.detach();
  return result.value;
}

/** Signs in on the page that is shown; with a code as the first administrator. */
export async function signIn(page, { username, password, code }) {
  await page.goto(code ? `/?code=${code}` : '/');
  await page.getByLabel('Username').fill(username);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: /sign in$/i }).click();
  await page.getByRole('navigation', { name: 'Navigation' }).waitFor();
}
