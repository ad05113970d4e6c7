import { api, type Feature, type Page, told } from '@console';
import { type Icon, IconDatabase, IconFileSettings, IconKey, IconNetwork } from '@tabler/icons-react';
import type { Kind } from './kinds';
import { messages } from './messages';
import { overview } from './overview';

export default {
  name: 'objects',
  pages: [
    ...pages(
      'volumes',
      IconDatabase,
      'v',
      () => import('./VolumesPage'),
      () => import('./VolumePage'),
    ),
    ...pages(
      'networks',
      IconNetwork,
      'w',
      () => import('./NetworksPage'),
      () => import('./NetworkPage'),
    ),
    ...pages(
      'secrets',
      IconKey,
      'e',
      () => import('./SecretsPage'),
      () => import('./SecretPage'),
    ),
    ...pages(
      'configs',
      IconFileSettings,
      'f',
      () => import('./ConfigsPage'),
      () => import('./ConfigPage'),
    ),
  ],
  find: { icon: IconDatabase, label: () => messages.now().objects, by: find },
  overview,
} satisfies Feature;

function pages(kind: Kind, icon: Icon, key: string, list: Page['load'], one: Page['load']): readonly Page[] {
  const order = 30 + 10 * ['volumes', 'networks', 'secrets', 'configs'].indexOf(kind);
  return [
    {
      path: `/${kind}`,
      list: kind,
      load: list,
      nav: { group: 'cluster', order, icon, label: () => messages.now()[kind].title, key },
    },
    { path: `/${kind}/:id/:tab?`, load: one },
  ];
}

async function find(text: string) {
  const query = { q: `"${text.replaceAll('"', '')}"`, limit: '3' };
  const found = await Promise.all([
    told(api.GET('/volumes', { params: { query } })).then(({ items }) => hits('volumes', items)),
    told(api.GET('/networks', { params: { query } })).then(({ items }) => hits('networks', items)),
    told(api.GET('/secrets', { params: { query } })).then(({ items }) => hits('secrets', items)),
    told(api.GET('/configs', { params: { query } })).then(({ items }) => hits('configs', items)),
  ]);
  return found.flat();
}

function hits(kind: Kind, rows: readonly { id: string; name: string }[]) {
  const detail = messages.now()[kind].one;
  return rows.map(row => ({ label: row.name, detail, address: `/${kind}/${row.id}` }));
}
