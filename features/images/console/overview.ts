import { catalogue, type Overview } from '@console';
import { IconStack3 } from '@tabler/icons-react';
import { messages } from './messages';

export const imageOverview = catalogue({
  en: { used: (count: string) => `${count} in use`, unused: (count: string) => `${count} unused` },
  zh: { used: (count: string) => `${count} 个使用中`, unused: (count: string) => `${count} 个未使用` },
});

export const overview: Overview = {
  counters: [
    {
      order: 50,
      icon: IconStack3,
      label: () => messages.now().title,
      of: 'images',
      address: '/images',
      parts: [
        { query: 'usedBy>0', says: count => imageOverview.now().used(count) },
        { query: 'usedBy:0', says: count => imageOverview.now().unused(count) },
      ],
    },
  ],
};
