import type { Feature } from '@console';
import { IconServer2 } from '@tabler/icons-react';
import { messages } from './messages';

export default {
  name: 'inventory',
  pages: [
    {
      path: '/nodes',
      load: () => import('./NodesPage'),
      nav: { group: 'cluster', order: 10, icon: IconServer2, label: () => messages.now().nodes, key: 'n' },
    },
  ],
} satisfies Feature;
