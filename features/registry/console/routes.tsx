import { api, type Feature, told } from '@console';
import { IconPackages } from '@tabler/icons-react';
import { messages } from './messages';

const label = () => messages.now().title;

export default {
  name: 'registry',
  pages: [
    {
      path: '/repositories',
      list: 'registry/repositories',
      load: () => import('./RepositoriesPage'),
      nav: { group: 'cluster', order: 25, icon: IconPackages, label, key: 'p' },
    },
    { path: '/repositories/:id/:tab?', load: () => import('./RepositoryPage') },
    { path: '/manifests/:id/:tab?', load: () => import('./ManifestPage') },
  ],
  find: { icon: IconPackages, label, by: find },
} satisfies Feature;

async function find(text: string) {
  const query = { q: `"${text.replaceAll('"', '')}"`, limit: '6' };
  const page = await told(api.GET('/registry/repositories', { params: { query } }));
  return page.items.map(({ name, tags }) => ({
    label: name,
    detail: messages.now().tagCount(tags),
    address: `/repositories/${encodeURIComponent(name)}`,
  }));
}
