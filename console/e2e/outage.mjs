// The engine ends under an open page and comes back; ConsoleE2E runs it as smoke.mjs, with NAME and PASSWORD of a user
// and a container `first`. It says `open` and `stale` when the engine shall end and start again.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { open, signIn } from './browser.mjs';
import { relayed } from './relay.mjs';

const { URL: there, ENTER: enter, NAME: username, PASSWORD: password, IMAGE: image } = process.env;
const relay = await relayed(enter, new URL(there).port);
const { browser, page, complaints } = await open(relay.url);
try {
  await signIn(page, { username, password });
  await page.goto('/containers');
  const row = name => page.getByRole('row').filter({ has: page.getByRole('link', { name, exact: true }) });
  await row('first').waitFor();
  await page.getByText('Live', { exact: true }).waitFor();
  process.stdout.write('open\n');
  await page.getByText(/^Stale since/).waitFor({ timeout: 60_000 });
  assert.equal(await row('first').count(), 1, 'the rows stay');
  process.stdout.write('stale\n');
  await page.getByText('Live', { exact: true }).waitFor({ timeout: 120_000 });
  execFileSync('docker', ['create', '--name', 'afterwards', image, 'true']);
  await row('afterwards').waitFor();
  execFileSync('docker', ['rm', 'afterwards']);
  await row('afterwards').waitFor({ state: 'detached' });
  assert.deepEqual(complaints, []);
  process.stdout.write('live\n');
} finally {
  await browser.close();
  relay.close();
}
