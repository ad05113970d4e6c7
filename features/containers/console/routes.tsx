import { api, type Feature, type Schemas, told } from '@console';
import { IconBox, IconFileText } from '@tabler/icons-react';
import { messages } from './messages';
import { overview } from './overview';

const label = () => messages.now().title;

export default {
  name: 'containers',
  pages: [
    {
      path: '/containers',
      list: 'containers',
      load: () => import('./ContainersPage'),
      nav: { group: 'workloads', order: 40, icon: IconBox, label, key: 'c' },
    },
    {
      path: '/logs',
      load: () => import('./LogsPage'),
      nav: { group: 'workloads', order: 50, icon: IconFileText, label: () => messages.now().logs, key: 'l' },
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
