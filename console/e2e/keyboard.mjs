// The console without a mouse; ConsoleE2E runs it as smoke.mjs, with NAME and PASSWORD of a user.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { after, before } from 'node:test';
import { open } from './browser.mjs';
import { focused, kept, looksFocused, press, reaches, tabTo } from './focus.mjs';
import { relayed } from './relay.mjs';
import { steps } from './steps.mjs';

const { URL: there, ENTER: enter, NAME: username, PASSWORD: password, IMAGE: image } = process.env;
const docker = (...words) => execFileSync('docker', words, { encoding: 'utf8' }).trim();
const state = name => docker('inspect', '--format', '{{.State.Status}}', name);
const NAMES = ['alpha', 'beta'];

const step = steps();
let relay;
let browser;
let page;
let complaints;

const row = name => page.getByRole('row').filter({ has: page.getByRole('link', { name, exact: true }) });
const heading = (name, level = 1) => page.getByRole('heading', { name, level, exact: true });
const dialog = name => page.getByRole('dialog', { name, exact: true });
const menu = page => page.getByRole('menu');
const chooses = async label => {
  await page.waitForFunction(() => document.activeElement.closest('[role=menu]'));
  const passed = [];
  for (let i = 0; i < 20; i += 1) {
    const at = await kept(page, 'the menu');
    passed.push(at.name);
    if (at.modal && at.name.startsWith(label)) {
      return;
    }
    await press(page, 'ArrowDown');
  }
  throw new Error(`the menu has no ${label}, only ${passed.join(', ')}`);
};

before(async () => {
  for (const name of NAMES) {
    docker('run', '-d', '--name', name, '--stop-signal', 'KILL', image, 'sleep', '1000');
  }
  relay = await relayed(enter, new URL(there).port);
  ({ browser, page, complaints } = await open(relay.url));
  // there is none: what a page does when it is pointed at is not to be relied upon
  for (const kind of ['click', 'dblclick', 'hover', 'down', 'move']) {
    page.mouse[kind] = () => assert.fail('a mouse was used');
  }
});

after(async () => {
  await browser?.close();
  relay?.close();
  docker('rm', '-f', ...NAMES);
});

step('signing in needs no more than to type', async () => {
  await page.goto('/');
  await page.getByLabel('Username').waitFor();
  await kept(page, 'opening the page');
  await page.keyboard.type(username);
  await press(page, 'Tab');
  await page.keyboard.type(password);
  await page.keyboard.press('Enter');
  await heading('Dashboard').waitFor();
  await kept(page, 'signing in');
});

step('the first stop of a page leads past the navigation', async () => {
  await page.reload();
  await heading('Dashboard').waitFor();
  await press(page, 'Tab');
  assert.equal((await focused(page)).name, 'Skip to content');
  await press(page, 'Enter');
  assert.equal((await focused(page)).id, 'main');
});

step('two keys lead to the containers, and all that is on their page is reached and seen', async () => {
  await press(page, 'g');
  await press(page, 'c');
  await row('alpha').waitFor();
  const begin = await focused(page);
  const passed = [];
  const wanted = ['Dashboard', 'Filter', 'Settings', 'Name', 'Select all', 'Containers'];
  for (let i = 0; i < 90; i += 1) {
    await page.keyboard.press('Tab');
    // between the last stop and the first there is the browser's own
    const at = await focused(page);
    if (at) {
      assert.ok(await looksFocused(page), `it is not seen that ${JSON.stringify(at)} has the keyboard`);
      passed.push(at.name);
    }
    if (at?.id === begin?.id && i > 60) {
      break;
    }
  }
  for (const name of wanted) {
    assert.ok(passed.includes(name), `${name} is not among ${passed.join(', ')}`);
  }
});

step('a container is stopped and started from its row', async () => {
  await page.keyboard.press('Escape');
  await press(page, 'g');
  await press(page, 'c');
  await press(page, 'f');
  await page.keyboard.type('name:alpha');
  await row('beta').waitFor({ state: 'detached' });
  await page.waitForURL(/q=name/);
  await press(page, 'Tab');
  await press(page, 'j');
  await reaches(page, /^alpha/);
  for (const [verb, word, engine] of [
    ['Stop', 'Exited', 'exited'],
    ['Start', 'Running', 'running'],
  ]) {
    await page.keyboard.press('.');
    await menu(page).waitFor();
    await chooses(verb);
    await page.keyboard.press('Enter');
    await menu(page).waitFor({ state: 'detached' });
    await row('alpha').getByText(word).waitFor();
    await reaches(page, /alpha/);
    assert.equal(state('alpha'), engine);
  }
});

step('its page opens, and its views are changed', async () => {
  await press(page, 'j');
  await reaches(page, /^alpha/);
  await press(page, 'Enter');
  await heading('alpha').waitFor();
  await kept(page, 'opening it');
  await press(page, ']');
  await page.waitForURL(/\/logs$/);
  await press(page, '[');
  await page.waitForURL(/\/containers\/[0-9a-f]+$/);
});

step('a dialog has the keyboard to itself, and gives it back', async () => {
  await press(page, 'g');
  await press(page, 'c');
  await row('beta').waitFor();
  await press(page, 'j');
  await reaches(page, /^(alpha|beta)/);
  await page.keyboard.press('.');
  await menu(page).waitFor();
  await chooses('Remove');
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).waitFor();
  for (let i = 0; i < 8; i += 1) {
    await press(page, 'Tab');
    assert.ok((await focused(page)).modal, `${(await focused(page)).name} is behind the dialog`);
  }
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await reaches(page, /alpha|beta/);
  assert.equal(await row('beta').count(), 1);
});

/** Keys pressed before are the page's. */
const paletteHasFocus = () =>
  page.locator('input:focus').and(page.getByPlaceholder('Search objects and commands')).waitFor();

step('the palette finds a container and opens it', async () => {
  await press(page, 'Control+k');
  await paletteHasFocus();
  await page.keyboard.type('bet');
  await page.getByRole('dialog').getByText('beta', { exact: true }).waitFor();
  await page.keyboard.press('Enter');
  await heading('beta').waitFor();
  await kept(page, 'the palette');
  await press(page, 'Control+k');
  await paletteHasFocus();
  await page.keyboard.press('Escape');
  await page.getByPlaceholder('Search objects and commands').waitFor({ state: 'detached' });
  await kept(page, 'leaving the palette');
});

step('keys, activity and settings open and close', async () => {
  for (const [keys, name] of [
    [['?'], 'Keyboard'],
    [['g', 'a'], 'Activity'],
  ]) {
    for (const key of keys) {
      await page.keyboard.press(key);
    }
    await dialog(name).waitFor();
    assert.ok((await kept(page, name)).modal);
    await page.keyboard.press('Escape');
    await dialog(name).waitFor({ state: 'detached' });
    await kept(page, `leaving ${name}`);
  }
});

step('a terminal is entered and left', async () => {
  await press(page, 'g');
  await press(page, 'c');
  await row('beta').waitFor();
  await press(page, 'j');
  await reaches(page, /^(alpha|beta)/);
  await press(page, 'e');
  await page.waitForURL(/\/terminal$/);
  await page.getByText('Connected', { exact: true }).waitFor();
  await page.keyboard.type('echo he""re\n');
  await page.locator('.xterm-rows').getByText('here', { exact: true }).waitFor();
  await press(page, 'Shift+Escape');
  assert.equal((await focused(page)).tag, 'BUTTON');
});

step('the theme is chosen, and the session ended, from the menu of the user', async () => {
  await tabTo(page, at => at.name.includes(`${username} `), 'Shift+Tab');
  await page.keyboard.press('Enter');
  await menu(page).waitFor();
  await chooses('Dark');
  await page.keyboard.press('Enter');
  await page.locator('html[data-mantine-color-scheme=dark]').waitFor();
  await page.keyboard.press('Escape');
  await menu(page).waitFor({ state: 'detached' });
  await reaches(page, new RegExp(`${username} `));
  await page.keyboard.press('Enter');
  await menu(page).waitFor();
  await chooses('Sign out');
  await page.keyboard.press('Enter');
  await page.getByLabel('Username').waitFor();
  assert.equal((await kept(page, 'signing out')).name, 'Username');
});

step('the browser had nothing to complain about', () => {
  assert.deepEqual(complaints, []);
});
