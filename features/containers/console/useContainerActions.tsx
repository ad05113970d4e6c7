import { type Action, ALLOWED, api, type Question, type Schemas, told, type Verdict } from '@console';
import {
  type Icon,
  IconBolt,
  IconFileText,
  IconPlayerPause,
  IconPlayerPlay,
  IconPlayerSkipForward,
  IconPlayerStop,
  IconRefresh,
  IconTerminal2,
  IconTrash,
} from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useNavigate } from 'react-router';
import { messages } from './messages';

type Container = Schemas['ContainerRow'];
type Verb = 'start' | 'stop' | 'restart' | 'pause' | 'unpause' | 'kill';

const VERBS: readonly { name: Verb; icon: Icon; prominent?: boolean }[] = [
  { name: 'start', icon: IconPlayerPlay, prominent: true },
  { name: 'stop', icon: IconPlayerStop, prominent: true },
  { name: 'restart', icon: IconRefresh, prominent: true },
  { name: 'pause', icon: IconPlayerPause },
  { name: 'unpause', icon: IconPlayerSkipForward },
  { name: 'kill', icon: IconBolt },
];

/** What can be done to containers, by the rules of the server. */
export function useContainerActions(): readonly Action<Container>[] {
  const t = messages.use();
  const navigate = useNavigate();
  const { data: rules } = useQuery({
    queryKey: ['containers', 'rules'],
    queryFn: () => told(api.GET('/containers/rules')),
  });
  return useMemo(() => {
    const verdicts = new Map(
      rules?.states.flatMap(({ state, actions }) =>
        actions.map(({ name, ...verdict }) => [`${state} ${name}`, verdict satisfies Verdict] as const),
      ),
    );
    const verdict = (name: string) => (row: Container) => verdicts.get(`${row.state} ${name}`) ?? ALLOWED;
    const steps = VERBS.map(({ name, icon, prominent }) => ({
      name,
      icon,
      prominent: prominent ?? false,
      label: t.actions[name],
      title: t.doing[name],
      verdict: verdict(name),
      run: (row: Container) => call(name, row.id),
      ...(name === 'kill' && { danger: true, asks: (rows: readonly Container[]) => askKill(rows, t) }),
    }));
    return [...steps, reading(t, navigate), entering(t, navigate), removal(t, verdict('remove'))];
  }, [rules, t, navigate]);
}

type Texts = ReturnType<typeof messages.use>;

/** The log of one container is on its page; those of several are merged. */
function reading(t: Texts, navigate: (to: string) => void): Action<Container> {
  return {
    name: 'logs',
    icon: IconFileText,
    label: t.logs,
    verdict: () => ALLOWED,
    key: 'l',
    several: true,
    opens: (row, rows) =>
      navigate(
        rows.length === 1 ? `/containers/${row.id}/logs` : `/logs?of=${rows.map(each => each.id).join(',')}`,
      ),
  };
}

function entering(t: Texts, navigate: (to: string) => void): Action<Container> {
  return {
    name: 'terminal',
    icon: IconTerminal2,
    label: t.terminal,
    key: 'e',
    verdict: () => ALLOWED,
    opens: row => navigate(`/containers/${row.id}/terminal`),
  };
}

/** The server refuses to remove what runs, unless it is told to; so that is asked. */
function removal(t: Texts, verdict: Action<Container>['verdict']): Action<Container> {
  const alive = ({ state }: Container) => state !== 'exited' && state !== 'created' && state !== 'removing';
  return {
    name: 'remove',
    icon: IconTrash,
    danger: true,
    label: t.actions.remove,
    title: t.doing.remove,
    verdict: row => (alive(row) ? ALLOWED : verdict(row)),
    asks: rows => ({
      title: t.ask.removeTitle(rows.length),
      text: t.ask.remove,
      names: rows.map(row => row.name),
      options: [
        ...(rows.some(alive)
          ? [{ name: 'force', label: t.ask.force, says: t.ask.forceSays, chosen: true }]
          : []),
        { name: 'volumes', label: t.ask.volumes, says: t.ask.volumesSays },
      ],
      confirm: t.actions.remove,
      danger: true,
    }),
    run: (row, chosen) =>
      told(
        api.DELETE('/containers/{container}', {
          params: {
            path: { container: row.id },
            query: { force: String(chosen.has('force')), volumes: String(chosen.has('volumes')) },
          },
        }),
      ),
  };
}

function askKill(rows: readonly Container[], t: Texts): Question {
  return {
    title: t.ask.killTitle(rows.length),
    text: t.ask.kill,
    names: rows.map(row => row.name),
    confirm: t.actions.kill,
    danger: true,
  };
}

function call(verb: Verb, container: string): Promise<unknown> {
  const params = { path: { container } };
  switch (verb) {
    case 'start':
      return told(api.POST('/containers/{container}/start', { params }));
    case 'stop':
      return told(api.POST('/containers/{container}/stop', { params }));
    case 'restart':
      return told(api.POST('/containers/{container}/restart', { params }));
    case 'pause':
      return told(api.POST('/containers/{container}/pause', { params }));
    case 'unpause':
      return told(api.POST('/containers/{container}/unpause', { params }));
    case 'kill':
      return told(api.POST('/containers/{container}/kill', { params }));
  }
}
