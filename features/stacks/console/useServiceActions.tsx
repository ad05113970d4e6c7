import { type Action, ALLOWED, api, told, type Verdict } from '@console';
import {
  IconAdjustments,
  IconArrowsDiagonal,
  IconHistory,
  IconPlayerPause,
  IconRefresh,
  IconTrash,
} from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useMemo, useRef, useState } from 'react';
import { scaled } from './Replicas';
import { ScaleField } from './ScaleField';
import type { Service } from './service';
import { serviceMessages } from './serviceMessages';
import { UpdateDialog } from './UpdateDialog';
import { updateMessages } from './updateMessages';

type Texts = ReturnType<typeof serviceMessages.use>;
type UpdateTexts = ReturnType<typeof updateMessages.use>;
type Judge = (name: string) => (row: Service) => Verdict;

/** What can be done to services, by the rules of the server, and the dialog that one of them has opened. */
export function useServiceActions(): { actions: readonly Action<Service>[]; dialog: ReactNode } {
  const t = serviceMessages.use();
  const u = updateMessages.use();
  const wanted = useRef(1);
  const verdict = useVerdicts();
  const [edited, setEdited] = useState<Service>();
  const actions = useMemo(
    () => [
      scaling(t, verdict, wanted),
      redeploying(u, verdict),
      {
        name: 'settings',
        icon: IconAdjustments,
        label: u.settings.action,
        verdict: verdict('settings'),
        opens: setEdited,
      },
      {
        name: 'pause',
        icon: IconPlayerPause,
        label: u.pause,
        verdict: verdict('pause'),
        // the rules never allow it, and say why
        opens: () => undefined,
      },
      rollingBack(t, verdict),
      removing(t, verdict),
    ],
    [t, u, verdict],
  );
  return {
    actions,
    dialog: edited && <UpdateDialog service={edited} close={() => setEdited(undefined)} />,
  };
}

function useVerdicts(): Judge {
  const { data } = useQuery({
    queryKey: ['services', 'rules'],
    queryFn: () => told(api.GET('/services/rules')),
  });
  return useMemo(() => {
    const verdicts = new Map(
      data?.modes.flatMap(({ mode, actions }) =>
        actions.map(({ name, ...verdict }) => [`${mode} ${name}`, verdict satisfies Verdict] as const),
      ),
    );
    return name => row => verdicts.get(`${row.mode} ${name}`) ?? ALLOWED;
  }, [data]);
}

function scaling(t: Texts, verdict: Judge, wanted: { current: number }): Action<Service> {
  return {
    name: 'scale',
    icon: IconArrowsDiagonal,
    prominent: true,
    key: 's',
    label: t.actions.scale,
    title: t.doing.scale,
    verdict: verdict('scale'),
    asks: rows => {
      wanted.current = rows[0]?.desired ?? 1;
      return {
        title: t.ask.scaleTitle(rows.length),
        text: (
          <ScaleField
            rows={rows}
            wanted={replicas => {
              wanted.current = replicas;
            }}
          />
        ),
        names: rows.map(row => row.name),
        confirm: t.actions.scale,
      };
    },
    run: row => scaled(row.id, wanted.current),
  };
}

function redeploying({ redeploy: t }: UpdateTexts, verdict: Judge): Action<Service> {
  return {
    name: 'redeploy',
    icon: IconRefresh,
    prominent: true,
    key: 'r',
    label: t.action,
    title: t.doing,
    verdict: verdict('redeploy'),
    asks: rows => ({
      title: t.title(rows.length),
      text: t.text,
      names: rows.map(row => row.name),
      options: [{ name: 'pull', label: t.pull, says: t.pullSays }],
      confirm: t.action,
    }),
    run: (row, chosen) =>
      told(
        api.POST('/services/{service}/update', {
          params: { path: { service: row.id } },
          body: { force: true, pull: chosen.has('pull') },
        }),
      ),
  };
}

function rollingBack(t: Texts, verdict: Judge): Action<Service> {
  return {
    name: 'rollback',
    icon: IconHistory,
    prominent: true,
    label: t.actions.rollback,
    title: t.doing.rollback,
    verdict: verdict('rollback'),
    asks: rows => ({
      title: t.ask.rollbackTitle(rows.length),
      text: t.ask.rollback,
      names: rows.map(row => row.name),
      confirm: t.actions.rollback,
    }),
    run: row => told(api.POST('/services/{service}/rollback', { params: { path: { service: row.id } } })),
  };
}

function removing(t: Texts, verdict: Judge): Action<Service> {
  return {
    name: 'remove',
    icon: IconTrash,
    danger: true,
    label: t.actions.remove,
    title: t.doing.remove,
    verdict: verdict('remove'),
    asks: rows => ({
      title: t.ask.removeTitle(rows.length),
      text: t.ask.remove,
      names: rows.map(row => row.name),
      confirm: t.actions.remove,
      danger: true,
    }),
    run: row => told(api.DELETE('/services/{service}', { params: { path: { service: row.id } } })),
  };
}
