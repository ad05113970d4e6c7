// A person's first minutes in a real browser; ConsoleE2E runs it with URL, CODE, IMAGE, DOCKER_HOST,
// and the words that ENTER the network where the URL is; without these the URL is reached as it is.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { after, before, test } from 'node:test';
import { findings, open, signIn } from './browser.mjs';
import { relayed } from './relay.mjs';

const { URL: there, ENTER: enter, CODE: code, IMAGE: image } = process.env;
const docker = (...words) => execFileSync('docker', words, { encoding: 'utf8' }).trim();
const state = name => docker('inspect', '--format', '{{.State.Status}}', name);
const ADA = { username: 'ada', password: 'correct horse battery' };

let relay;
let browser;
let page;
let complaints;
const row = name => page.getByRole('row').filter({ has: page.getByRole('link', { name, exact: true }) });

before(async () => {
  relay = enter ? await relayed(enter, new URL(there).port) : { url: there, close: () => undefined };
  ({ browser, page, complaints } = await open(relay.url));
});

after(async () => {
  await browser?.close();
  relay?.close();
});

test('the link with the code makes the first administrator', async () => {
  await page.goto(`/?code=${code}`);
  await page.getByLabel('Username').waitFor();
  assert.equal(await page.getByLabel('First-run code').inputValue(), code);
  assert.ok(!page.url().includes(code), 'the code stays out of the address');
  assert.deepEqual(await findings(page), []);
  await signIn(page, { ...ADA, code });
  const cookies = await page.context().cookies();
  const { httpOnly, secure, sameSite } = cookies.find(cookie => cookie.name === 'grampus_session');
  assert.deepEqual({ httpOnly, secure, sameSite }, { httpOnly: true, secure: true, sameSite: 'Strict' });
});

test('a container appears by itself, with its usage', async () => {
  await page.goto('/containers');
  await page.getByRole('heading', { name: 'Containers', exact: true }).waitFor();
  await page.getByText('Live', { exact: true }).waitFor();
  docker('run', '-d', '--name', 'first', image, 'sleep', '1000');
  await row('first').getByText('Running').waitFor();
  await row('first').getByText(/\d %/).waitFor();
});

test('it is stopped from its row, and what cannot be done says why', async () => {
  await page.getByRole('button', { name: 'Actions of first' }).click();
  const start = page.getByRole('menuitem', { name: /^Start/ });
  assert.match(await start.textContent(), /is running/);
  await page.getByRole('menuitem', { name: 'Stop' }).click();
  await row('first').getByText('Exited').waitFor();
  assert.equal(state('first'), 'exited');
});

test('two are started at once from the bulk bar, by keys alone', async () => {
  docker('create', '--name', 'second', image, 'sleep', '1000');
  await row('second').waitFor();
  for (const key of ['k', 'k', 'x', 'j', 'x']) {
    await page.keyboard.press(key);
  }
  await page.getByText('2 selected').waitFor();
  await page.getByRole('toolbar').getByRole('button', { name: 'Start', exact: true }).click();
  await row('first').getByText('Running').waitFor();
  await row('second').getByText('Running').waitFor();
  await page.keyboard.press('Escape');
  await page.keyboard.press('g');
  await page.keyboard.press('a');
  await page.getByRole('dialog', { name: 'Activity' }).getByText('2 of 2').waitFor();
  await page.keyboard.press('Escape');
});

test('a query filters on the server, and a wrong one says where', async () => {
  const field = page.getByRole('combobox', { name: 'Filter' });
  await field.fill('name:first');
  await row('second').waitFor({ state: 'detached' });
  assert.match(page.url(), /q=name%3Afirst/);
  await field.fill('colour:red');
  await page
    .getByText(/is not a field of this list/)
    .first()
    .waitFor();
  await field.fill('name:nothing-like-it');
  await page.getByRole('heading', { name: 'No rows match' }).waitFor();
  await page.getByRole('button', { name: 'Clear filter' }).last().click();
  await row('second').waitFor();
});

test('the palette finds it and its page shows everything', async () => {
  await page.keyboard.press('Control+k');
  await page.getByPlaceholder('Search objects and commands').fill('secon');
  await page.getByRole('dialog').getByText('second', { exact: true }).waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'second', level: 1 }).waitFor();
  await page.keyboard.press(']');
  await page.waitForURL(/\/logs$/);
  await page.getByRole('link', { name: 'Inspect', exact: true }).click();
  await page.getByText('"HostConfig"').waitFor();
  assert.match(page.url(), /\/inspect$/);
});

test('the whole page speaks Chinese', async () => {
  await page.goto('/containers');
  await page.getByRole('button', { name: /^ada/ }).click();
  await page.getByText('简体中文').click();
  await page.keyboard.press('Escape');
  await page.getByRole('heading', { name: '容器' }).waitFor();
  await row('first').getByText('运行中').waitFor();
  assert.equal(await page.locator('html').getAttribute('lang'), 'zh-CN');
  await page.evaluate(() => localStorage.clear());
});

test('a session that ends keeps the page, and goes on after signing in again', async () => {
  // what the page asks for by itself comes before the end: the first to be refused is what is typed
  const figures = page.waitForResponse(answer => answer.url().includes('/stats/watch'));
  await page.goto('/containers');
  const field = page.getByRole('combobox', { name: 'Filter' });
  await field.waitFor();
  await figures;
  await page.context().clearCookies();
  await field.fill('name:fir*');
  await page.getByRole('dialog').getByText('Your session has ended').waitFor();
  await page.getByLabel('Password', { exact: true }).fill(ADA.password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await row('second').waitFor({ state: 'detached' });
  await row('first').waitFor();
  assert.equal(await field.inputValue(), 'name:fir*');
});

test('wrong credentials never say which part was wrong', async () => {
  const other = await page.context().browser().newContext({ baseURL: relay.url, ignoreHTTPSErrors: true });
  const stranger = await other.newPage();
  await stranger.goto('/');
  const refusal = async (username, password) => {
    await stranger.getByLabel('Username').fill(username);
    await stranger.getByLabel('Password', { exact: true }).fill(password);
    await stranger.getByRole('button', { name: 'Sign in', exact: true }).click();
    return (await stranger.getByRole('alert').textContent())
      .replaceAll(username, '…')
      .replace(/Reference .*/, '');
  };
  assert.equal(await refusal('nobody', 'wrong password'), await refusal('ada', 'wrong password'));
  await other.close();
});

test('the browser had nothing to complain about', () => {
  assert.deepEqual(complaints, []);
});
