// Every page of the console in both themes and on a phone, with dialogs and menus: axe finds nothing. It keeps a picture of
// each when SCREENSHOTS is a folder. ConsoleE2E runs it as smoke.mjs, with NAME and PASSWORD of a user.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { after, before } from 'node:test';
import { findings, open, signIn } from './browser.mjs';
import { deploy } from './deploy.mjs';
import { pushed } from './push.mjs';
import { relayed } from './relay.mjs';
import { steps } from './steps.mjs';

const {
  URL: there,
  ENTER: enter,
  NAME: username,
  PASSWORD: password,
  IMAGE: image,
  SCREENSHOTS: folder,
} = process.env;
const docker = (...words) => execFileSync('docker', words, { encoding: 'utf8' }).trim();
const SCHEMES = ['light', 'dark'];
const PHONE = { width: 390, height: 844 };
const DESK = { width: 1440, height: 900 };
const service = (name, more = '') => `
  ${name}:
    image: ${image}
    command: ["sh", "-c", "while true; do echo \\"level=info request for /${name} took $$(($$RANDOM % 90)) ms\\"; sleep 1; done"]
    stop_signal: KILL
    networks: [shop]${more}`;
const COMPOSE = `services:${service('web', '\n    deploy:\n      replicas: 2\n    labels:\n      team: shop')}${service('api', '\n    volumes: [data:/data]')}
volumes:
  data:
networks:
  shop:
configs:
  motd:
    content: hello
`;

const step = steps();
let relay;
let browser;
let page;
let complaints;

const main = () => page.getByRole('main');
const button = (name, within = main()) => within.getByRole('button', { name, exact: true }).first();
const settled = async () => {
  await page.getByRole('heading').first().waitFor();
  await page.waitForFunction(() => !document.querySelector('[aria-busy]'));
};

/** Looks at what is shown, in both themes. */
async function looked(name) {
  for (const scheme of SCHEMES) {
    await page.emulateMedia({ colorScheme: scheme });
    await page.locator(`html[data-mantine-color-scheme=${scheme}]`).waitFor();
    await page.evaluate(() => new Promise(requestAnimationFrame));
    const found = await findings(page);
    assert.equal(found.length, 0, `${name} ${scheme} ${page.url()}: ${found.slice(0, 3).join('\n')}`);
    if (folder) {
      await page.screenshot({ path: `${folder}/${name}-${scheme}.png` });
    }
  }
}

/** What is alike in the addresses of all objects of a kind. */
const shape = path =>
  path
    .replace(/\?view=/, '/')
    .split('?')[0]
    .replace(/^\/([a-z-]+)\/[^/]+/, (all, kind) => (/\?view=/.test(path) ? all : `/${kind}/one`))
    .slice(1)
    .replaceAll('/', '-') || 'dashboard';
/** What has all that a page of its kind can have, and what no link leads to. */
const FIRST = [
  '/containers?q=state:running%20stack:shop',
  '/tasks?q=state:running%20stack:shop',
  '/new-stack',
  '/nodes?view=visualizer',
  '/networks?view=topology',
  '/repositories?view=external',
  '/repositories?view=storage',
  '/nowhere',
];

before(async () => {
  docker('config', 'create', 'motd', '/etc/hostname');
  docker('secret', 'create', 'password', '/etc/hostname');
  docker(
    'service',
    'create',
    '-d',
    '--name',
    'broken',
    '--restart-condition',
    'none',
    image,
    'sh',
    '-c',
    'echo no room >&2; exit 3',
  );
  relay = await relayed(enter, new URL(there).port);
  ({ browser, page, complaints } = await open(relay.url));
  await page.goto('/');
  await page.getByLabel('Username').waitFor();
  await looked('sign-in');
  await signIn(page, { username, password });
  await pushed(page, { username, password }, 'shop/web', '1.0');
  await deploy(page, 'shop', COMPOSE);
});

after(async () => {
  await browser?.close();
  relay?.close();
  docker('service', 'rm', 'broken', ...docker('service', 'ls', '-q', '--filter', 'name=shop_').split('\n'));
  docker('config', 'rm', 'motd');
  docker('secret', 'rm', 'password');
});

step('axe finds nothing on any page that a link leads to, in either theme', async () => {
  await page.goto('/');
  const navigation = page.getByRole('navigation', { name: 'Navigation' });
  // the document is there before its page is
  await navigation.waitFor();
  const links = await navigation.getByRole('link').all();
  const ways = [];
  const seen = new Set();
  const meet = all => {
    for (const way of all.filter(one => !one.startsWith('/api') && !seen.has(shape(one)))) {
      seen.add(shape(way));
      ways.push(way);
    }
  };
  meet(FIRST);
  meet(await Promise.all(links.map(link => link.getAttribute('href'))));
  for (let i = 0; i < ways.length; i += 1) {
    await page.goto(ways[i]);
    await settled();
    await looked(shape(ways[i]));
    meet(
      await main()
        .locator('a[href^="/"]')
        .evaluateAll(all => all.map(one => one.getAttribute('href'))),
    );
  }
  const some = [
    'containers-one-terminal',
    'services-one-stats',
    'tasks-one-logs',
    'volumes-one',
    'rollouts-one',
    'repositories-one-use',
    'manifests-one-referrers',
  ];
  assert.deepEqual(
    some.filter(one => !seen.has(one)),
    [],
    [...seen].join(' '),
  );
});

const OVER = [
  ['menu-of-the-user', '/', () => page.getByRole('button', { name: new RegExp(`${username} `) }).click()],
  ['keys', '/', () => page.keyboard.press('?')],
  ['palette', '/', () => page.keyboard.press('Control+k')],
  ['activity', '/', () => button('Activity', page).click()],
  ['menu-of-a-row', '/containers', () => button(/^Actions of/).click()],
  ['columns', '/containers', () => button('Columns').click()],
  ['remove', '/configs?q=name:motd', () => chosen('Remove')],
  ['create-network', '/networks', () => button('Create network').click()],
  ['create-secret', '/secrets', () => button('Create secret').click()],
  ['scale', '/services?q=name:shop_web', () => chosen('Scale')],
  ['update-settings', '/services?q=name:shop_web', () => chosen('Update')],
  ['drain', '/nodes', () => chosen(/^Drain/)],
  ['labels-of-a-node', '/nodes', () => chosen(/^(Edit l|L)abels/)],
  ['create-user', '/users', () => button('Create user').click()],
  ['create-token', '/tokens', () => button('Create token').click()],
  ['pull', '/images', () => button(/^Pull/).click()],
  ['push', '/repositories', () => button('Push an image').click()],
  ['remove-tag', '/repositories/shop%2Fweb', () => chosen('Delete')],
  ['tag-in-registry', '/manifests/shop%2Fweb%3A1.0', () => button('Tag').click()],
  ['sign-in-to-registry', '/repositories?view=external', () => button('Sign in').click()],
  ['collect-garbage', '/repositories?view=storage', () => button('Collect garbage').click()],
];

async function chosen(item) {
  await button(/^Actions of/).click();
  await page.getByRole('menuitem', { name: item }).first().click();
  await page.getByRole('dialog').waitFor();
}

step('nor in dialogs, drawers and menus', async () => {
  for (const [name, path, opening] of OVER) {
    await page.goto(path);
    await settled();
    await opening();
    await page
      .locator('[role=dialog], [role=menu]')
      .first()
      .waitFor()
      .catch(error => assert.fail(`${name}: ${error}`));
    await looked(name);
  }
});

step('a filled button is read under the pointer too', async () => {
  await page.goto('/configs?q=name:motd');
  await settled();
  await chosen('Remove');
  await button('Remove', page.getByRole('dialog')).hover();
  await looked('hovered');
});

step('nor on a phone, with a dialog over the page or the menu beside it', async () => {
  await page.setViewportSize(PHONE);
  for (const path of [
    '/',
    '/containers',
    '/networks',
    '/stacks/shop',
    '/new-stack',
    '/settings',
    '/repositories',
    '/manifests/shop%2Fweb%3A1.0/config',
  ]) {
    await page.goto(path);
    await settled();
    const cut = await main()
      .getByRole('button')
      .evaluateAll(all =>
        all.filter(one => one.getBoundingClientRect().right > innerWidth).map(one => one.outerHTML),
      );
    assert.deepEqual(cut, [], path);
    await looked(`phone-${shape(path)}`);
  }
  await page.goto('/networks');
  await settled();
  await button('Create network').click();
  await page.getByRole('dialog').waitFor();
  await looked('phone-dialog');
  await page.goto('/containers');
  await settled();
  await button('Menu', page).click();
  await page.getByRole('dialog').waitFor();
  await looked('phone-menu');
  await page.setViewportSize(DESK);
});

step('the browser had nothing to complain about', () => {
  assert.deepEqual(complaints, []);
});
