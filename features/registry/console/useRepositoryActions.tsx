import { type Action, ALLOWED, api, told } from '@console';
import { IconTrash } from '@tabler/icons-react';
import { useMemo } from 'react';
import { messages } from './messages';
import type { Repository } from './registry';

/** What can be done to repositories. */
export function useRepositoryActions(): readonly Action<Repository>[] {
  const t = messages.use();
  return useMemo(
    () => [
      {
        name: 'remove',
        icon: IconTrash,
        danger: true,
        label: t.actions.remove,
        title: t.doing.remove,
        verdict: () => ALLOWED,
        asks: rows => ({
          title: t.ask.repositories(rows.length),
          text: t.ask.repositoriesText(rows.reduce((sum, row) => sum + row.tags, 0)),
          names: rows.map(row => row.name),
          confirm: t.actions.remove,
          danger: true,
        }),
        run: row => {
          const params = { path: { repository: row.name } };
          return told(api.DELETE('/registry/repositories/{repository}', { params }));
        },
      },
    ],
    [t],
  );
}
