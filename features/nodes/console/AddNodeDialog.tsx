import {
  Ago,
  api,
  ask,
  Commands,
  clock,
  ProblemView,
  perform,
  problemOf,
  State,
  told,
  useRows,
} from '@console';
import { Alert, Button, Modal, Select, Stack, Text } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { messages } from './messages';
import { agentOf, type Node } from './node';
import classes from './nodes.module.css';

/** Where no other machine reaches the server. */
const LOCAL = /^(localhost$|127\.|\[::1\]$)/;

/** Lets machines in: shows the command for the next one, and the agents that there are. */
export function AddNodeDialog({ close }: { close: () => void }) {
  const t = messages.use().adding;
  return (
    <Modal
      opened
      onClose={close}
      size="lg"
      title={<Text fw={600}>{t.title}</Text>}
      closeButtonProps={{ 'aria-label': t.close }}
    >
      <Stack gap="md">
        <div>{t.swarm}</div>
        <div>{t.agent}</div>
        {LOCAL.test(location.hostname) && <Alert color="var(--g-warn)">{t.local(location.origin)}</Alert>}
        <Invite />
        <Agents />
      </Stack>
    </Modal>
  );
}

/** Makes a join code when asked to, since each lets somebody in. */
function Invite() {
  const t = messages.use().adding;
  const [node, setNode] = useState<string | null>(null);
  const { rows } = useRows<Node>('nodes', '');
  const free = [...rows.values()].filter(row => !['server', 'connected'].includes(agentOf(row)));
  const made = useMutation({
    mutationFn: () => told(api.POST('/agents/invites', { body: node ? { node } : {} })),
  });
  const command = made.data && `./grampus agent join ${location.origin} --code ${made.data.code}`;
  return (
    <Stack gap="sm">
      <div className={classes.invite}>
        <Select
          label={t.node}
          placeholder={t.anyNode}
          data={free.map(({ id, name }) => ({ value: id, label: name }))}
          value={node}
          onChange={setNode}
          clearable
        />
        <Button size="sm" color="cyan" loading={made.isPending} onClick={() => made.mutate()}>
          {t.make}
        </Button>
      </div>
      {made.error && <ProblemView problem={problemOf(made.error)} />}
      {made.data && command && (
        <Commands
          label={t.command}
          lines={[`${command} && ./grampus agent run`]}
          note={t.until(clock(made.data.expires))}
        />
      )}
    </Stack>
  );
}

/** The agents, each with the way to cut it off. */
function Agents() {
  const all = messages.use();
  const t = all.adding;
  const agents = useQuery({
    queryKey: ['agents'],
    queryFn: () => told(api.GET('/agents')),
    refetchInterval: 3000,
  });
  const revoke = async (id: string, name: string) => {
    const title = t.revoking(name);
    if (!(await ask({ title, text: t.revokeText, confirm: t.revoke, danger: true }))) {
      return;
    }
    await perform(
      title,
      [name],
      each => each,
      () => told(api.DELETE('/agents/{agent}', { params: { path: { agent: id } } })),
    );
    await agents.refetch();
  };
  if (agents.error) {
    return <ProblemView problem={problemOf(agents.error)} />;
  }
  const items = agents.data?.items ?? [];
  if (items.length === 0) {
    return <div className="dim">{t.nobody}</div>;
  }
  return (
    <table className={classes.agents} aria-label={t.known}>
      <thead>
        <tr>
          <th>{all.node}</th>
          <th>{all.columns.state}</th>
          <th>{t.since}</th>
          <th>{t.program}</th>
          <td />
        </tr>
      </thead>
      <tbody>
        {items.map(agent => (
          <tr key={agent.id}>
            <td>{agent.name}</td>
            <td>
              <State
                tone={agent.state === 'connected' && !agent.message ? 'good' : 'warn'}
                word={agent.state === 'connected' ? all.agents.connected : all.agents.away}
              />
              {agent.message && <div className="dim">{agent.message}</div>}
            </td>
            <td>
              <Ago time={agent.since} />
            </td>
            <td>{agent.program}</td>
            <td>
              <Button
                size="compact-xs"
                variant="default"
                color="red"
                aria-label={t.revoking(agent.name)}
                onClick={() => void revoke(agent.id, agent.name)}
              >
                {t.revoke}
              </Button>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
