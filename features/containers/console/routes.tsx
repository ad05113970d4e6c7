import { api, type Feature, type Schemas, told } from '@console';
import { IconBox } from '@tabler/icons-react';
import { messages } from './messages';
import { overview } from './overview';

const label = () => messages.now().title;

export default {
  name: 'containers',
  pages: [
    {
      path: '/containers',
      load: () => import('./ContainersPage'),
      nav: { group: 'workloads', order: 40, icon: IconBox, label, key: 'c' },
    },
    { path: '/containers/:id/:tab?', load: () => import('./ContainerPage') },
  ],
  find: { icon: IconBox, label, by: find },
  overview,
} satisfies Feature;

async function find(text: string) {
  const q = `"${text.replaceAll('"', '')}"`;
  const page = await told(api.GET('/containers', { params: { query: { q, limit: '6' } } }));
  return page.items.map((row: Schemas['ContainerRow']) => ({
    label: row.name,
    detail: row.image,
    address: `/containers/${row.id}`,
  }));
}
