import type { Feature } from '@console';
import { IconBolt, IconServer2 } from '@tabler/icons-react';
import { eventMessages } from './eventMessages';
import { messages } from './messages';
import { overview } from './overview';

export default {
  name: 'inventory',
  pages: [
    {
      path: '/nodes',
      load: () => import('./NodesPage'),
      nav: { group: 'cluster', order: 10, icon: IconServer2, label: () => messages.now().nodes, key: 'n' },
    },
    {
      path: '/events',
      load: () => import('./EventsPage'),
      nav: {
        group: 'overview',
        order: 20,
        icon: IconBolt,
        label: () => eventMessages.now().title,
        key: 'o',
      },
    },
  ],
  overview,
} satisfies Feature;
