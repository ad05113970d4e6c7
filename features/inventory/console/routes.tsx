import type { Feature } from '@console';
import { IconBolt } from '@tabler/icons-react';
import { eventMessages } from './eventMessages';
import { overview } from './overview';

export default {
  name: 'inventory',
  pages: [
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
