// A session that ends while somebody writes; ConsoleE2E runs it as smoke.mjs, with NAME and PASSWORD of a user.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { after, before } from 'node:test';
import { open, signIn } from './browser.mjs';
import { relayed } from './relay.mjs';
import { steps } from './steps.mjs';

const { URL: there, ENTER: enter, NAME: username, PASSWORD: password, IMAGE: image } = process.env;
const docker = (...words) => execFileSync('docker', words, { encoding: 'utf8' }).trim();
const LINE = '# written before the session ended';
const NETWORK = 'written-before';

const step = steps();
let relay;
let browser;
let page;
let complaints;

const button = (name, within = page) => within.getByRole('button', { name, exact: true });
const again = async () => {
  await page.getByRole('dialog').getByText('Your session has ended').waitFor();
  await page.getByLabel('Password', { exact: true }).fill(password);
  await button('Sign in').click();
  await page.getByText('Your session has ended').waitFor({ state: 'detached' });
};

before(async () => {
  relay = await relayed(enter, new URL(there).port);
  ({ browser, page, complaints } = await open(relay.url));
  await signIn(page, { username, password });
});

after(async () => {
  await browser?.close();
  relay?.close();
  docker('network', 'rm', NETWORK);
});

step('a Compose file that is being written is planned after a sign-in over its page', async () => {
  await page.goto('/new-stack');
  await page.getByText('Empty file').click();
  await page.locator('.cm-content').click();
  await page.keyboard.insertText(`${LINE}\nservices:\n  web:\n    image: ${image}\n`);
  await page.getByPlaceholder('Name of the stack').fill('written');
  await page.context().clearCookies();
  await page.keyboard.press('Control+Enter');
  await again();
  await page.getByText(LINE).waitFor();
  assert.equal(await page.getByPlaceholder('Name of the stack').inputValue(), 'written');
  const planned = page.getByRole('listitem').filter({ has: page.locator('strong', { hasText: 'web' }) });
  await planned.getByText('Create', { exact: true }).waitFor();
});

step(
  'it is still there when the page was closed, the session was over, and somebody signs in anew',
  async () => {
    await page.context().clearCookies();
    await page.reload();
    await page.getByLabel('Username').fill(username);
    await page.getByLabel('Password', { exact: true }).fill(password);
    await button('Sign in').click();
    await page.getByText(LINE).waitFor();
    assert.equal(await page.getByPlaceholder('Name of the stack').inputValue(), 'written');
  },
);

step('a form that was filled in is sent after the sign-in', async () => {
  await page.goto('/networks');
  await button('Create network').click();
  await page.getByRole('dialog').getByLabel('Name').fill(NETWORK);
  await page.context().clearCookies();
  await button('Create network', page.getByRole('dialog'))
    .or(button('Create', page.getByRole('dialog')))
    .click();
  await again();
  await page.getByRole('link', { name: NETWORK, exact: true }).waitFor();
  assert.equal(docker('network', 'ls', '-q', '--filter', `name=${NETWORK}`).split('\n').length, 1);
});

step('a draft is shown to nobody else', async () => {
  const kept = await page.evaluate(() => Object.keys(localStorage).filter(key => key.includes('.draft.')));
  assert.equal(kept.length, 1);
  const own = kept[0].split('.').at(2);
  assert.ok(own, 'the draft is not its writer’s');
});

step('the browser had nothing to complain about', () => {
  assert.deepEqual(complaints, []);
});
