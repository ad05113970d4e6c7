// The life of a stack in the console, from the editor to its removal; ConsoleStackE2E runs it in each language with
// URL, ENTER (as in smoke.mjs), NAME and PASSWORD of a user, LANGUAGE, and FILE, the Compose file of the example.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { open } from './browser.mjs';
import { relayed } from './relay.mjs';
import { words } from './words.mjs';

const {
  URL: there,
  ENTER: enter,
  NAME: username,
  PASSWORD: password,
  LANGUAGE: language,
  SCREENSHOTS: folder,
  FILE: file,
} = process.env;
const t = await words('features/stacks/console/messages.ts', language);
const e = await words('features/stacks/console/editor/messages.ts', language);
const s = await words('features/stacks/console/serviceMessages.ts', language);
const k = await words('console/src/text/terminal.ts', language);
const f = await words('console/src/text/frame.ts', language);
const HEALTHY = 180_000;
const stack = 'counter';

let relay;
let browser;
let page;
let complaints;

const button = (name, within = page) => within.getByRole('button', { name, exact: true });
const row = name => page.getByRole('row').filter({ has: page.getByRole('link', { name, exact: true }) });
const planned = service =>
  page.getByRole('listitem').filter({ has: page.locator('strong', { hasText: service }) });
const inside = (...command) =>
  execFileSync(enter.split(' ')[0], [...enter.split(' ').slice(1), ...command], { encoding: 'utf8' });
const patient = ['-sf', '-m', '5', '--retry', '30', '--retry-delay', '1', '--retry-all-errors'];
const shown = () => inside('curl', ...patient, 'http://127.0.0.1:8080/');
const ended = async word => {
  await page.waitForURL(/\/rollouts\//);
  await page.getByText(word, { exact: true }).first().waitFor({ timeout: HEALTHY });
};

// each step stands on the ones before
let failed = false;
const step = (name, run) =>
  test(name, async context => {
    if (failed) {
      context.skip('an earlier step failed');
      return;
    }
    failed = true;
    await run();
    failed = false;
  });
const shoot = async name => {
  for (const colorScheme of folder && language === 'en' ? ['dark', 'light'] : []) {
    await page.emulateMedia({ colorScheme });
    await page.screenshot({ path: `${folder}/${name}-${colorScheme}.png` });
  }
};

before(async () => {
  relay = await relayed(enter, new URL(there).port);
  ({ browser, page, complaints } = await open(relay.url, { locale: language === 'zh' ? 'zh-CN' : 'en-GB' }));
  await page.goto('/');
  await page.locator('input[autocomplete=username]').fill(username);
  await page.locator('input[autocomplete=current-password]').fill(password);
  await page.keyboard.press('Enter');
  await page.getByRole('navigation').first().waitFor();
});

after(async () => {
  await browser?.close();
  relay?.close();
});

step('the example is planned and deployed from the editor', async () => {
  await page.goto('/new-stack');
  await page.getByText(e.start.example, { exact: true }).click();
  await button(e.generate).click();
  await button(e.planButton).click();
  await planned('web').getByText(e.actions.CREATE).first().waitFor();
  await shoot('plan');
  await button(e.deploy).click();
  await ended(t.rolloutStates.healthy);
  await shoot('rollout');
  assert.match(shown(), /counter/i);
});

step('a service is scaled in its row', async () => {
  await page.goto(`/stacks/${stack}`);
  await button(s.more('counter_web'), row('counter_web')).click();
  await row('counter_web').getByText('3 / 3').waitFor({ timeout: HEALTHY });
});

step('the log of the whole stack is followed', async () => {
  await page.goto(`/stacks/${stack}/logs`);
  shown();
  await page
    .getByText(/GET \//)
    .first()
    .waitFor();
});

step('a full-screen program runs in a terminal, and gives the screen back', async () => {
  await page.goto('/containers?q=name:counter_api*');
  await page.getByRole('link', { name: /^counter_api\.1/ }).click();
  await page.waitForURL(/\/containers\/[0-9a-f]{12}/);
  const container = page.url().match(/containers\/([0-9a-f]+)/)[1];
  await page.goto(`/containers/${container}/terminal`);
  await page.getByText(k.open, { exact: true }).waitFor();
  const screen = page.locator('.xterm-rows');
  const type = async line => {
    await page.locator('.xterm-helper-textarea').focus();
    await page.keyboard.type(`${line}\n`);
  };
  await type('echo be""fore');
  await screen.getByText('before', { exact: true }).waitFor();
  await type('printf "\\033[38;2;200;30;30mcol""oured\\033[0m\\n"');
  const coloured = screen.getByText('coloured', { exact: true });
  assert.equal(await coloured.evaluate(text => getComputedStyle(text).color), 'rgb(200, 30, 30)');
  const full = "import curses; curses.wrapper(lambda s: (s.addstr(3, 10, 'whole ' + 'screen'), s.getch()))";
  await type(`python3 -c "${full}"`);
  await screen.locator('> div').nth(3).getByText('whole screen').waitFor();
  await page.keyboard.press('q');
  await screen.getByText('before', { exact: true }).waitFor();
  await type('s=$(stty size); while [ "$s" = "$(stty size)" ]; do sleep 0.2; done; echo re""sized');
  await page.setViewportSize({ width: 1440, height: 600 });
  await screen.getByText('resized', { exact: true }).waitFor();
});

step('a changed file is previewed: one service changes, the others do not', async () => {
  await page.goto(`/edit-stack/${stack}`);
  const text = readFileSync(file, 'utf8').replace('counter-web:1', 'counter-web:2');
  await page.locator('.cm-content').first().waitFor();
  await page
    .getByLabel(e.uploadFiles, { exact: true })
    .setInputFiles({ name: 'compose.yaml', mimeType: 'text/yaml', buffer: Buffer.from(text) });
  await page.locator('.cm-content').getByText('counter-web:2').first().waitFor();
  await page.keyboard.press('Control+Enter');
  await planned('web').getByText(e.actions.UPDATE).first().waitFor();
  assert.equal(await planned('api').getByText(e.actions.UPDATE).count(), 0);
  await button(e.deploy).click();
  await ended(t.rolloutStates.healthy);
  await page.goto(`/stacks/${stack}/history`);
  await page
    .getByText(/counter-web:2/)
    .first()
    .waitFor();
});

step('the whole stack is taken back', async () => {
  await button(t.actions.rollback).click();
  await button(t.actions.rollback, page.getByRole('dialog')).click();
  await ended(t.rolloutStates.healthy);
  await page.goto(`/stacks/${stack}`);
  await row('counter_web').getByText('grampus/counter-web:1').waitFor();
});

step('it is removed from its row, and the list is empty again', async () => {
  await page.goto('/stacks');
  await button(f.table.menu(stack)).click();
  await page.getByRole('menuitem', { name: t.actions.remove }).click();
  await page.getByRole('dialog').getByText(t.ask.volumes).click();
  await button(t.actions.remove, page.getByRole('dialog')).click();
  await ended(t.rolloutStates.removed);
  await page.goto('/stacks');
  await page.getByRole('heading', { name: t.empty.title }).waitFor();
});

step('each of these is a row of the audit log', async () => {
  await page.goto(`/audit?who=${username}`);
  for (const action of [
    'stack.deploy',
    'service.scale',
    'stack.rollback',
    'stack.remove',
    'container.exec',
  ]) {
    await page.getByText(action, { exact: true }).first().waitFor();
  }
  // the page asked by id, and people look for names
  await page.getByText('service/counter_web', { exact: true }).first().waitFor();
});

step('the browser had nothing to complain about', () => {
  assert.deepEqual(complaints, []);
});
