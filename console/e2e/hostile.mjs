// Names, labels, lines and files that would like to be more than text; ConsoleE2E runs it as smoke.mjs, with NAME and
// PASSWORD of a user.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { after, before } from 'node:test';
import { open, signIn } from './browser.mjs';
import { deploy } from './deploy.mjs';
import { relayed } from './relay.mjs';
import { steps } from './steps.mjs';

const { URL: there, ENTER: enter, NAME: username, PASSWORD: password, IMAGE: image } = process.env;
const docker = (...words) => execFileSync('docker', words, { encoding: 'utf8' }).trim();

const MARKUP = `<img src=x onerror=boom()><script>boom()</script>"'><b>&lt;`;
const ESCAPES =
  '\u001b[2J\u001b]0;owned\u0007\u001b]8;;javascript:boom()\u0007here\u001b]8;;\u0007\u001b[31mred\u0008\u0000';
const REVERSED = '\u202egpj.exe\u2066\u05d0\u05d1\u05d2';
const LONG = `long-${'n'.repeat(195)}`;
const WIDE = 'w'.repeat(4000);
const NASTY = [MARKUP, ESCAPES.replaceAll('\u0000', ''), REVERSED, WIDE];
const labels = NASTY.flatMap((value, i) => [
  '--label',
  `nasty.${i}=${value}`,
  '--label',
  `${i}${value.slice(0, 60).replace(/\s/g, '')}=1`,
]);
const LINES = [
  ...NASTY,
  `{"level":"error","msg":${JSON.stringify(MARKUP)},"__proto__":{"x":1},"constructor":"y"}`,
];
const SCRIPT = `
for each; do printf '%s\\n' "$each"; done
printf '\\033]0;owned\\007\\033[?1049h\\033[999;999Hafter\\n'
mkdir /nasty && cd /nasty && touch '${MARKUP.replaceAll("'", '').replaceAll('/', '')}' '${REVERSED}' "$(printf 'two\\nlines')" ${'f'.repeat(200)}
while true; do sleep 1; done`;
const COMPOSE = `# ${MARKUP} ${REVERSED}
services:
  web:
    image: ${image}
    command: ["sleep", "1000"]
    stop_signal: KILL
    environment:
      NASTY: ${JSON.stringify(MARKUP)}
      REVERSED: ${JSON.stringify(REVERSED)}
    labels:
      nasty: ${JSON.stringify(MARKUP)}
    deploy:
      labels:
        nasty: ${JSON.stringify(`${MARKUP} ${REVERSED}`)}
        wide: ${WIDE}
`;

const step = steps();
let relay;
let browser;
let page;
let complaints;
let nasty;
let service;

/** Nothing of it ran or became an element, the page is as wide as its window and is none that has crashed. */
async function harmless() {
  const found = await page.evaluate(() => ({
    ran: 'harmed' in window,
    elements: [...document.querySelectorAll('img[src=x], [onerror], script:not([src]), b:empty')].length,
    wider: document.documentElement.scrollWidth - document.documentElement.clientWidth,
    widest: [...document.querySelectorAll('body *')]
      .filter(one => one.getBoundingClientRect().right > innerWidth + 0.5)
      .map(one => `${one.tagName}.${one.className} ${one.textContent.slice(0, 20)}`)
      .slice(0, 8),
    title: document.title,
    crashed: document.querySelector('main') === null || document.querySelector('[data-crashed]') !== null,
  }));
  const where = page.url();
  assert.equal(found.ran, false, `${where}: it ran`);
  assert.equal(found.elements, 0, `${where}: text became elements`);
  assert.ok(
    found.wider <= 0,
    `${where} is ${found.wider} pixels wider than its window: ${found.widest.join('; ')}`,
  );
  assert.ok(!/owned|[\p{Cc}\u202a-\u202e]/u.test(found.title), `${where} is called ${found.title}`);
  assert.equal(found.crashed, false, `${where} has crashed`);
}

async function visit(path, text) {
  await page.goto(path);
  await page.getByRole('heading').first().waitFor();
  if (text) {
    await page.getByText(text).first().waitFor();
  }
  await page.waitForFunction(() => !document.querySelector('[aria-busy]'));
  await harmless();
}

before(async () => {
  const words = [
    '--stop-signal',
    'KILL',
    '--name',
    LONG,
    '--env',
    `NASTY=${MARKUP}`,
    '--env',
    `R=${REVERSED}`,
  ];
  nasty = docker(
    'run',
    '-d',
    ...words,
    ...labels,
    image,
    'sh',
    '-c',
    SCRIPT,
    MARKUP,
    ...LINES.map(line => line.replaceAll('\u0000', '')),
  );
  const change = `LABEL "nasty"="${MARKUP.replaceAll('"', '\\"')}" "reversed"="${REVERSED}"`;
  docker('commit', '--change', change, nasty, 'nasty/image:1');
  docker('volume', 'create', ...labels, 'nasty');
  docker('network', 'create', ...labels, MARKUP.replaceAll('/', ''));
  service = docker(
    'service',
    'create',
    '-q',
    '-d',
    '--name',
    'nasty',
    '--restart-condition',
    'none',
    ...labels,
    image,
    MARKUP,
  );
  relay = await relayed(enter, new URL(there).port);
  ({ browser, page, complaints } = await open(relay.url));
  await page.addInitScript(() => {
    window.boom = () => {
      window.harmed = true;
    };
  });
  await signIn(page, { username, password });
});

after(async () => {
  await browser?.close();
  relay?.close();
  docker('rm', '-f', nasty);
  docker('volume', 'rm', 'nasty');
  docker('network', 'rm', MARKUP.replaceAll('/', ''));
  docker('service', 'rm', 'nasty');
});

step('lists show it as text', async () => {
  await visit('/containers', LONG);
  await visit('/services', 'nasty');
  await visit('/tasks', 'nasty.1');
  await visit('/images', 'nasty/image:1');
  await visit('/networks', '<img src=x');
  await visit('/networks?view=topology');
  await visit('/volumes', 'nasty');
  await visit('/events');
  await visit('/');
});

step('so do all views of a container', async () => {
  const at = `/containers/${nasty}`;
  for (const [tab, text] of [
    ['', LONG],
    ['/processes', 'sleep 1'],
    ['/env', 'NASTY'],
    ['/labels', '<img src=x'],
    ['/mounts'],
    ['/networks'],
    ['/inspect', '<img src=x'],
    ['/events'],
  ]) {
    await visit(at + tab, text);
  }
  await visit(`${at}/files`, 'nasty');
  await page.getByText('nasty', { exact: true }).click();
  await page.getByText('<img src=x').first().waitFor();
  await harmless();
});

step('its log is lines of text, one below the other', async () => {
  await visit(`/containers/${nasty}/logs`, 'after');
  const lines = page.getByRole('log').locator('[data-level]');
  const boxes = await lines.evaluateAll(all => all.map(one => one.getBoundingClientRect().toJSON()));
  assert.ok(boxes.length >= LINES.length, `${boxes.length} lines are shown`);
  assert.ok(
    boxes.every((box, i) => i === 0 || box.top >= boxes[i - 1].bottom - 1),
    'lines overlap',
  );
  const times = await lines
    .locator('time')
    .evaluateAll(all => all.map(one => one.getBoundingClientRect().left));
  assert.equal(new Set(times).size <= 1, true, 'a line begins elsewhere');
});

step('so do images, services, tasks and objects', async () => {
  await page.goto('/images');
  await page.getByRole('link', { name: 'nasty/image:1' }).click();
  await page.getByRole('heading', { name: 'nasty/image:1', level: 1 }).waitFor();
  const shown = new URL(page.url()).pathname;
  await visit(`${shown}/inspect`, '<img src=x');
  await visit(`/services/${service}`, 'nasty');
  await visit(`/services/${service}/tasks`, 'nasty.1');
  await page
    .getByRole('link', { name: /^nasty\.1/ })
    .first()
    .click();
  await page.getByRole('heading', { level: 1 }).waitFor();
  await harmless();
  await visit('/volumes/nasty', '<img src=x');
});

step('a Compose file is text in the editor, in the plan, in its history', async () => {
  await deploy(page, 'nasty-stack', COMPOSE);
  await harmless();
  for (const tab of ['', '/tasks', '/rollouts', '/history', '/topology']) {
    await visit(`/stacks/nasty-stack${tab}`);
  }
  await visit('/edit-stack/nasty-stack', 'services:');
  await page.getByText('<img src=x').first().waitFor();
  await page.keyboard.press('Control+Enter');
  await page.getByText('Nothing changes').first().waitFor();
  await harmless();
});

step('addresses that say more than they should find nothing', async () => {
  const text = encodeURIComponent(MARKUP);
  for (const path of [
    `/containers?q=${text}`,
    `/containers/${text}`,
    `/stacks/${text}`,
    `/services/${text}/logs`,
    `/logs?of=${text}`,
    `/audit?who=${text}&object=${text}`,
    `/${text}`,
  ]) {
    await visit(path);
  }
});

step('the palette finds it by its name', async () => {
  await page.goto('/');
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.keyboard.press('Control+k');
  await page.getByPlaceholder('Search objects and commands').fill('<img src');
  await page.getByRole('dialog').getByText('<img src=x').first().waitFor();
  await harmless();
  await page.keyboard.press('Escape');
});

step('a terminal obeys its escapes and nothing outside does', async () => {
  await visit(`/containers/${nasty}/terminal`, 'Connected');
  const title = await page.title();
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.evaluate(() => navigator.clipboard.writeText('mine'));
  await page.locator('.xterm-helper-textarea').focus();
  const sequences = [
    '\\033]0;owned\\007',
    '\\033]52;c;b3duZWQ=\\007',
    '\\033[21t',
    '\\033]8;;javascript:boom()\\007link\\033]8;;\\007',
  ];
  await page.keyboard.type(`printf '${sequences.join('')}'; echo; echo do""ne\n`);
  await page.locator('.xterm-rows').getByText('done', { exact: true }).waitFor();
  page.once('dialog', asked => asked.accept());
  await page.locator('.xterm-rows').getByText('link', { exact: true }).click({ force: true });
  assert.equal(await page.title(), title);
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), 'mine');
  await harmless();
});

step('on a phone no page is wider than its window', async () => {
  await page.setViewportSize({ width: 390, height: 844 });
  for (const path of [
    '/containers',
    `/containers/${nasty}`,
    `/containers/${nasty}/labels`,
    `/services/${service}`,
    '/volumes/nasty',
    '/stacks/nasty-stack',
  ]) {
    await visit(path);
  }
});

step('the browser had nothing to complain about', () => {
  assert.deepEqual(complaints, []);
});
