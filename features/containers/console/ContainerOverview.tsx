import {
  Ago,
  bytes,
  Chips,
  CopyId,
  Cpu,
  Facts,
  Memory,
  Ports,
  type Schemas,
  Section,
  shortId,
  To,
  useFigures,
  useSeries,
} from '@console';
import { messages } from './messages';

type Container = Schemas['ContainerRow'];

/** What is known of a container at a glance. */
export function ContainerOverview({ row }: { row: Container }) {
  const t = messages.use();
  const c = t.columns;
  const label = (name: string) => row.labels[name] ?? '';
  return (
    <>
      <Section title={t.usage}>
        <Usage row={row} />
      </Section>
      <Section title={t.process}>
        <Facts
          of={[
            [c.state, row.status],
            [
              c.command,
              <code key="command" className="mono">
                {row.command}
              </code>,
            ],
            [c.created, <Ago key="created" time={row.created} />],
            [c.started, row.started && <Ago key="started" time={row.started} />],
            [t.finished, row.state === 'exited' && <Ago key="finished" time={row.finished} />],
            [t.pid, row.pid > 0 && String(row.pid)],
            [c.restartCount, String(row.restartCount)],
          ]}
        />
      </Section>
      <Section title={t.belongs}>
        <Facts
          of={[
            [
              c.stack,
              row.stack && (
                <To key="stack" kind="stack" id={label('com.docker.stack.namespace')}>
                  {row.stack}
                </To>
              ),
            ],
            [
              c.service,
              row.service && (
                <To key="service" kind="service" id={label('com.docker.swarm.service.id')}>
                  {row.service}
                </To>
              ),
            ],
            [
              t.task,
              row.task && (
                <To key="task" kind="task" id={row.task}>
                  {shortId(row.task)}
                </To>
              ),
            ],
            [
              c.node,
              <To key="node" kind="node" id={label('com.docker.swarm.node.id')}>
                {row.node}
              </To>,
            ],
            [
              c.image,
              <To key="image" kind="image" id={row.imageId}>
                {row.image}
              </To>,
            ],
            [c.id, <CopyId key="id" id={row.id} />],
          ]}
        />
      </Section>
      <Section title={t.network}>
        <Facts
          of={[
            ...row.networks.map(
              network =>
                [
                  network.network,
                  <span key={network.networkId} className="mono">
                    <To kind="network" id={network.networkId}>
                      {network.ip || shortId(network.networkId)}
                    </To>
                  </span>,
                ] as const,
            ),
            [c.ports, row.ports.some(port => port.published > 0) && <Ports key="ports" of={row.ports} />],
          ]}
        />
        {row.networks.length === 0 && <span className="dim">{t.none}</span>}
      </Section>
      <Section title={t.mounts}>
        {row.mounts.length === 0 && <span className="dim">{t.none}</span>}
        <Facts
          of={row.mounts.map(mount => [
            mount.destination,
            <span key={mount.destination} className="mono">
              <To kind="volume" id={mount.type === 'volume' ? mount.source : ''}>
                {mount.source || mount.type}
              </To>{' '}
              {!mount.writable && <span className="dim">({t.readOnly})</span>}
            </span>,
          ])}
        />
      </Section>
      <Section title={t.labels}>
        {Object.keys(row.labels).length === 0 && <span className="dim">{t.none}</span>}
        <Chips of={Object.entries(row.labels).map(([name, value]) => `${name}=${value}`)} />
      </Section>
    </>
  );
}

function Usage({ row }: { row: Container }) {
  const t = messages.use();
  const figures = useFigures(`id:${row.id}`);
  const latest = useSeries(figures, row.id)?.latest;
  if (!latest) {
    return <span className="dim">{t.notMeasured}</span>;
  }
  const flow = ({ inRate, outRate }: Schemas['Flow']) => `${bytes(inRate)}/s · ${bytes(outRate)}/s`;
  return (
    <Facts
      of={[
        [t.columns.cpu, <Cpu key="cpu" figures={figures} id={row.id} />],
        [
          t.columns.memory,
          <span key="memory">
            <Memory figures={figures} id={row.id} />{' '}
            <span className="dim">
              {t.limit} {bytes(latest.memoryLimit)}
            </span>
          </span>,
        ],
        [t.networkFlow, flow(latest.network)],
        [t.diskFlow, flow(latest.disk)],
        [t.pids, String(latest.pids)],
      ]}
    />
  );
}
