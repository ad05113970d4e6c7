import { type Schemas, useRows } from '@console';
import { Button, Switch } from '@mantine/core';
import { useLocalStorage } from '@mantine/hooks';
import { IconArrowRight } from '@tabler/icons-react';
import { useEffect } from 'react';
import { useLocation, useNavigate } from 'react-router';
import classes from './containers.module.css';
import { messages } from './messages';

type Container = Schemas['ContainerRow'];
type Task = Schemas['TaskRow'];

const PATIENCE = 3_000;

/** The task that does now what this container did: the newest of the same slot, or node for a global service. */
export function successor(row: Container, tasks: readonly Task[]): Task | undefined {
  const own = tasks.find(task => task.id === row.task);
  const since = own?.created ?? row.created ?? '';
  return tasks
    .filter(task => task.id !== row.task && task.containerId !== '' && task.containerId !== row.id)
    .filter(task => (row.slot > 0 ? task.slot === row.slot : task.node === row.node))
    .filter(task => Date.parse(task.created ?? '') > Date.parse(since))
    .sort((a, b) => Date.parse(a.created ?? '') - Date.parse(b.created ?? ''))
    .at(-1);
}

/** Offers the way to the container that came in place of this one, which Swarm makes with each update. */
export function Replaced({ row }: { row: Container }) {
  const t = messages.use();
  const navigate = useNavigate();
  const location = useLocation();
  const [jump, setJump] = useLocalStorage({
    key: 'grampus-jump',
    defaultValue: false,
    getInitialValueInEffect: false,
  });
  const { rows } = useRows<Task>('tasks', `service:"${row.service}"`);
  const next = successor(row, [...rows.values()]);
  const tab = location.pathname.split('/')[3] ?? '';
  // a container of another node is not in reach, but its task is
  const base = next && (next.node === row.node ? `/containers/${next.containerId}` : `/tasks/${next.id}`);
  const address = base && `${base}${tab === '' ? '' : `/${tab}`}${location.search}`;
  useEffect(() => {
    if (jump && address) {
      const timer = setTimeout(() => navigate(address, { replace: true }), PATIENCE);
      return () => clearTimeout(timer);
    }
    return undefined;
  }, [jump, address, navigate]);
  if (!next || !address) {
    return null;
  }
  return (
    <div className={classes.replaced} role="status">
      <span>{t.replaced.by(next.name, next.node)}</span>
      <Button
        size="compact-xs"
        variant="default"
        rightSection={<IconArrowRight size={12} />}
        onClick={() => navigate(address)}
      >
        {t.replaced.go}
      </Button>
      <Switch
        size="xs"
        label={t.replaced.always}
        checked={jump}
        onChange={event => setJump(event.currentTarget.checked)}
      />
    </div>
  );
}
