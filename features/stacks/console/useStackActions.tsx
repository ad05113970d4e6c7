import { type Action, ALLOWED, api, told } from '@console';
import { IconCopyPlus, IconHistory, IconTrash } from '@tabler/icons-react';
import { useMemo, useRef } from 'react';
import { useNavigate } from 'react-router';
import { messages } from './messages';
import type { Rollout, Stack } from './stack';

/** What can be done to stacks; each is a rollout, which is handed on when it was accepted. */
export function useStackActions(then: (rollout: Rollout) => void): readonly Action<Stack>[] {
  const t = messages.use();
  const navigate = useNavigate();
  const latest = useRef(then);
  latest.current = then;
  return useMemo(
    () => [
      {
        name: 'rollback',
        icon: IconHistory,
        prominent: true,
        label: t.actions.rollback,
        title: t.doing.rollback,
        verdict: row => (row.revision > 0 ? ALLOWED : { allowed: false, reason: t.noHistory }),
        asks: rows => ({
          title: t.ask.rollbackTitle(rows.length),
          text: t.ask.rollback,
          names: rows.map(row => row.name),
          confirm: t.actions.rollback,
        }),
        run: async ({ name }) => latest.current(await rollBack(name)),
      },
      {
        name: 'duplicate',
        icon: IconCopyPlus,
        label: t.duplicate,
        verdict: row => (row.revision > 0 ? ALLOWED : { allowed: false, reason: t.foreignText }),
        opens: ({ name }) => navigate(`/new-stack?from=${encodeURIComponent(name)}`),
      },
      {
        name: 'remove',
        icon: IconTrash,
        danger: true,
        label: t.actions.remove,
        title: t.doing.remove,
        verdict: () => ALLOWED,
        asks: rows => ({
          title: t.ask.removeTitle(rows.length),
          text: t.ask.remove,
          names: rows.map(row => row.name),
          options: [{ name: 'volumes', label: t.ask.volumes, says: t.ask.volumesSays }],
          confirm: t.actions.remove,
          danger: true,
        }),
        run: async ({ name }, chosen) => {
          const query = { volumes: String(chosen.has('volumes')) };
          const asked = api.DELETE('/stacks/{stack}', { params: { path: { stack: name }, query } });
          latest.current(await told(asked));
        },
      },
    ],
    [t, navigate],
  );
}

/** Brings an earlier revision back; the last healthy one before the present when none is named. */
export async function rollBack(stack: string, revision?: number, supersede = false): Promise<Rollout> {
  const body = { supersede, ...(revision !== undefined && { revision }) };
  return told(api.POST('/stacks/{stack}/rollback', { params: { path: { stack } }, body }));
}
