import { api, type Feature, told } from '@console';
import { IconStack3 } from '@tabler/icons-react';
import { messages } from './messages';
import { overview } from './overview';

const label = () => messages.now().title;

export default {
  name: 'images',
  pages: [
    {
      path: '/images',
      list: 'images',
      load: () => import('./ImagesPage'),
      nav: { group: 'cluster', order: 20, icon: IconStack3, label, key: 'i' },
    },
    { path: '/images/:id/:tab?', load: () => import('./ImagePage') },
  ],
  find: { icon: IconStack3, label, by: find },
  overview,
} satisfies Feature;

async function find(text: string) {
  const q = `"${text.replaceAll('"', '')}"`;
  const page = await told(api.GET('/images', { params: { query: { q, limit: '6' } } }));
  return page.items.map(row => ({
    label: row.name,
    detail: [row.node, row.platform].join(' · '),
    address: `/images/${row.id}`,
  }));
}
