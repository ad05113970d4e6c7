import { type Action, ALLOWED, act, api, type Question, told, useRows, type Verdict } from '@console';
import {
  type Icon,
  IconArrowBigDownLine,
  IconArrowBigUpLine,
  IconLogout2,
  IconPlayerPause,
  IconPlayerPlay,
  IconTags,
  IconTrash,
} from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useMemo, useState } from 'react';
import { DrainDialog, DrainPlans } from './DrainDialog';
import { LabelsDialog } from './LabelsDialog';
import { messages } from './messages';
import type { Node } from './node';

type Texts = ReturnType<typeof messages.use>;
type Step = 'pause' | 'activate' | 'promote' | 'demote';
interface Opened {
  readonly what: 'drain' | 'label';
  readonly node: Node;
}

/** What can be done to nodes, by the rules of the server, and the dialog that one of them has opened. */
export function useNodeActions(): { actions: readonly Action<Node>[]; dialog: ReactNode } {
  const t = messages.use();
  const verdict = useVerdicts();
  const [opened, setOpened] = useState<Opened>();
  const close = () => setOpened(undefined);
  const actions = useMemo(() => {
    const offer = (name: string, label: string, icon: Icon) => ({
      name,
      label,
      icon,
      verdict: verdict(name),
    });
    const step = (name: Step, icon: Icon, asks?: (rows: readonly Node[]) => Question): Action<Node> => ({
      ...offer(name, t.actions[name], icon),
      title: t.doing[name],
      run: (row, chosen) => call(name, row.id, chosen.has('force')),
      ...(asks && { asks }),
    });
    return [
      {
        ...offer('drain', t.actions.drain, IconLogout2),
        prominent: true,
        several: true,
        opens: (node: Node, nodes: readonly Node[]) =>
          nodes.length > 1
            ? void act(drainOfSeveral(t, verdict('drain')), nodes, ({ name }) => name)
            : setOpened({ what: 'drain', node }),
      },
      { ...step('activate', IconPlayerPlay), prominent: true },
      step('pause', IconPlayerPause),
      {
        ...offer('label', t.actions.label, IconTags),
        prominent: true,
        opens: (node: Node) => setOpened({ what: 'label', node }),
      },
      step('promote', IconArrowBigUpLine, rows => askPromote(rows, t)),
      step('demote', IconArrowBigDownLine, rows => askDemote(rows, t)),
      removal(t, verdict('remove')),
    ];
  }, [t, verdict]);
  const dialog =
    opened?.what === 'drain' ? (
      <DrainDialog node={opened.node} close={close} />
    ) : (
      opened && <LabelsDialog node={opened.node} close={close} />
    );
  return { actions, dialog };
}

/** The server's verdicts, asked for again when a node changes: one node's verdicts depend on the others. */
function useVerdicts(): (name: string) => (row: Node) => Verdict {
  const { rows } = useRows<Node>('nodes', '');
  const facts = [...rows.values()]
    .map(({ id, role, state, availability, reachability }) =>
      [id, role, state, availability, reachability].join(' '),
    )
    .sort();
  const { data } = useQuery({
    queryKey: ['nodes', 'rules', ...facts],
    queryFn: () => told(api.GET('/nodes/rules')),
    enabled: facts.length > 0,
    placeholderData: before => before,
  });
  return useMemo(() => {
    const verdicts = new Map(
      data?.nodes.flatMap(({ id, actions }) =>
        actions.map(({ name, ...verdict }) => [`${id} ${name}`, verdict satisfies Verdict] as const),
      ),
    );
    return name => row => verdicts.get(`${row.id} ${name}`) ?? ALLOWED;
  }, [data]);
}

function askPromote(rows: readonly Node[], t: Texts): Question {
  return {
    title: t.ask.promoteTitle(rows.length),
    text: t.ask.promote,
    names: rows.map(row => row.name),
    confirm: t.actions.promote,
  };
}

function askDemote(rows: readonly Node[], t: Texts): Question {
  return {
    title: t.ask.demoteTitle(rows.length),
    text: t.ask.demote,
    names: rows.map(row => row.name),
    confirm: t.actions.demote,
    danger: true,
    ...(rows.some(row => row.self) && {
      options: [{ name: 'force', label: t.ask.forceDemote, says: t.ask.forceDemoteSays }],
    }),
  };
}

/** Whether a node may be drained depends on those that were drained before it. */
function drainOfSeveral(t: Texts, verdict: Action<Node>['verdict']): Action<Node> {
  return {
    name: 'drain',
    icon: IconLogout2,
    label: t.actions.drain,
    title: t.doing.drain,
    verdict,
    inTurn: true,
    asks: nodes => ({
      title: t.drain.severalTitle(nodes.length),
      text: <DrainPlans nodes={nodes} />,
      confirm: t.actions.drain,
    }),
    run: ({ id }) => told(api.POST('/nodes/{node}/drain', { params: { path: { node: id } } })),
  };
}

function removal(t: Texts, verdict: Action<Node>['verdict']): Action<Node> {
  return {
    name: 'remove',
    icon: IconTrash,
    danger: true,
    label: t.actions.remove,
    title: t.doing.remove,
    verdict,
    asks: rows => ({
      title: t.ask.removeTitle(rows.length),
      text: t.ask.remove,
      names: rows.map(row => row.name),
      confirm: t.actions.remove,
      danger: true,
      ...(rows.some(row => row.state === 'ready') && {
        options: [{ name: 'force', label: t.ask.forceRemove, says: t.ask.forceRemoveSays }],
      }),
    }),
    run: (row, chosen) => {
      const query = chosen.has('force') ? { force: 'true' } : {};
      return told(api.DELETE('/nodes/{node}', { params: { path: { node: row.id }, query } }));
    },
  };
}

function call(step: Step, node: string, force: boolean): Promise<unknown> {
  const path = { node };
  switch (step) {
    case 'pause':
      return told(api.POST('/nodes/{node}/pause', { params: { path } }));
    case 'activate':
      return told(api.POST('/nodes/{node}/activate', { params: { path } }));
    case 'promote':
      return told(api.POST('/nodes/{node}/promote', { params: { path } }));
    case 'demote':
      return told(
        api.POST('/nodes/{node}/demote', { params: { path, query: force ? { force: 'true' } : {} } }),
      );
  }
}
