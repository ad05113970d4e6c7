import type { Feature } from '@console';
import { IconPasswordFingerprint, IconUsers } from '@tabler/icons-react';
import { messages } from './messages';

export default {
  name: 'identity',
  pages: [
    {
      path: '/users',
      load: () => import('./UsersPage'),
      nav: {
        group: 'admin',
        order: 10,
        icon: IconUsers,
        label: () => messages.now().users,
        key: 'u',
        admin: true,
      },
    },
    {
      path: '/tokens',
      load: () => import('./TokensPage'),
      nav: {
        group: 'admin',
        order: 20,
        icon: IconPasswordFingerprint,
        label: () => messages.now().tokens,
        key: 'k',
      },
    },
  ],
} satisfies Feature;
