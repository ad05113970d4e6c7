import { catalogue, type Overview } from '@console';
import { type Icon, IconDatabase, IconKey, IconNetwork } from '@tabler/icons-react';
import type { Kind } from './kinds';
import { messages } from './messages';

export const objectOverview = catalogue({
  en: { used: (count: string) => `${count} in use`, unused: (count: string) => `${count} unused` },
  zh: { used: (count: string) => `${count} 个使用中`, unused: (count: string) => `${count} 个未使用` },
});

function counter(of: Kind, order: number, icon: Icon, used: string) {
  return {
    order,
    icon,
    of,
    label: () => messages.now()[of].title,
    address: `/${of}`,
    parts: [
      { query: used, says: (count: string) => objectOverview.now().used(count) },
      { query: `-${used}`, says: (count: string) => objectOverview.now().unused(count) },
    ],
  };
}

export const overview: Overview = {
  counters: [
    counter('volumes', 60, IconDatabase, 'usedBy:?*'),
    counter('networks', 70, IconNetwork, 'attached>0'),
    counter('secrets', 80, IconKey, 'usedBy:?*'),
  ],
};
