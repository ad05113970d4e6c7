import { api, type Feature, type Schemas, told } from '@console';
import { IconComponents, IconStack2, IconSubtask } from '@tabler/icons-react';
import { messages } from './messages';
import { overview } from './overview';
import { serviceMessages } from './serviceMessages';

const services = () => serviceMessages.now().services;

export default {
  name: 'stacks',
  pages: [
    {
      path: '/stacks',
      list: 'stacks',
      load: () => import('./StacksPage'),
      nav: {
        group: 'workloads',
        order: 10,
        icon: IconStack2,
        label: () => messages.now().title,
        key: 's',
      },
    },
    { path: '/stacks/:id/:tab?', load: () => import('./StackPage') },
    { path: '/rollouts/:id', load: () => import('./RolloutPage') },
    { path: '/new-stack', load: () => import('./editor/NewStackPage') },
    { path: '/edit-stack/:id', load: () => import('./editor/EditStackPage') },
    {
      path: '/services',
      list: 'services',
      load: () => import('./ServicesPage'),
      nav: { group: 'workloads', order: 20, icon: IconComponents, label: services, key: 'r' },
    },
    { path: '/services/:id/:tab?', load: () => import('./ServicePage') },
    {
      path: '/tasks',
      list: 'tasks',
      load: () => import('./TasksPage'),
      nav: {
        group: 'workloads',
        order: 30,
        icon: IconSubtask,
        label: () => serviceMessages.now().tasks,
        key: 't',
      },
    },
    { path: '/tasks/:id/:tab?', load: () => import('./TaskPage') },
  ],
  find: [
    { icon: IconStack2, label: () => messages.now().title, by: findStacks },
    { icon: IconComponents, label: services, by: findServices },
  ],
  overview,
} satisfies Feature;

const quoted = (text: string) => `"${text.replaceAll('"', '')}"`;

async function findStacks(text: string) {
  const query = { q: quoted(text), limit: '6' };
  const page = await told(api.GET('/stacks', { params: { query } }));
  return page.items.map(({ id, name, running, desired }: Schemas['StackSummary']) => ({
    label: name,
    detail: messages.now().tasksRun(running, desired),
    address: `/stacks/${id}`,
  }));
}

async function findServices(text: string) {
  const q = quoted(text);
  const page = await told(api.GET('/services', { params: { query: { q, limit: '6' } } }));
  return page.items.map((row: Schemas['ServiceRow']) => ({
    label: row.name,
    detail: row.labels['com.docker.stack.image'] ?? row.image,
    address: `/services/${row.id}`,
  }));
}
