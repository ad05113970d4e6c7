import type { Feature } from '@console';
import { IconHistory } from '@tabler/icons-react';
import { messages } from './messages';

export default {
  name: 'audit',
  pages: [
    {
      path: '/audit',
      load: () => import('./AuditPage'),
      nav: {
        group: 'admin',
        order: 80,
        icon: IconHistory,
        label: () => messages.now().title,
        key: 'l',
        admin: true,
      },
    },
    { path: '/audit/:row', load: () => import('./AuditPage') },
  ],
  overview: { panels: [{ name: 'changes', order: 30, admin: true, load: () => import('./ChangesPanel') }] },
  settings: [{ name: 'audit', admin: true, load: () => import('./RetentionPart') }],
} satisfies Feature;
