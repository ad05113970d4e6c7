import { api, type Feature, type Schemas, told } from '@console';
import { IconServer2 } from '@tabler/icons-react';
import { messages } from './messages';

const label = () => messages.now().nodes;

export default {
  name: 'nodes',
  pages: [
    {
      path: '/nodes',
      list: 'nodes',
      load: () => import('./NodesPage'),
      nav: { group: 'cluster', order: 10, icon: IconServer2, label, key: 'n' },
    },
    { path: '/nodes/:id/:tab?', load: () => import('./NodePage') },
  ],
  find: { icon: IconServer2, label, by: find },
} satisfies Feature;

async function find(text: string) {
  const q = `"${text.replaceAll('"', '')}"`;
  const page = await told(api.GET('/nodes', { params: { query: { q, limit: '4' } } }));
  return page.items.map((row: Schemas['NodeRow']) => ({
    label: row.name,
    detail: row.address,
    address: `/nodes/${row.id}`,
  }));
}
