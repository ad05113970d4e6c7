import { IconLayoutDashboard, IconSettings } from '@tabler/icons-react';
import type { Feature } from '../feature';
import { overviewMessages } from '../text/overview';

export default {
  name: 'overview',
  pages: [
    {
      path: '/',
      load: () => import('./DashboardPage'),
      nav: {
        group: 'overview',
        order: 10,
        icon: IconLayoutDashboard,
        label: () => overviewMessages.now().dashboard,
        key: 'd',
      },
    },
    {
      path: '/settings',
      load: () => import('./SettingsPage'),
      nav: {
        group: 'admin',
        order: 90,
        icon: IconSettings,
        label: () => overviewMessages.now().settings.title,
        key: ',',
      },
    },
  ],
} satisfies Feature;
