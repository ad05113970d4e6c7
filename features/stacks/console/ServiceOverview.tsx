import { Ago, Chips, CopyId, Facts, Ports, Section } from '@console';
import { Link } from 'react-router';
import { UpdateState } from './ServiceStates';
import { imageOf, portsOf, type Service } from './service';
import classes from './service.module.css';
import { serviceMessages } from './serviceMessages';

/** The parts of Docker's UpdateConfig; times are in nanoseconds. */
interface UpdateConfig {
  readonly Parallelism?: number;
  readonly Delay?: number;
  readonly FailureAction?: string;
  readonly Monitor?: number;
  readonly MaxFailureRatio?: number;
  readonly Order?: string;
}

interface Inspected {
  readonly Spec?: { readonly UpdateConfig?: UpdateConfig; readonly RollbackConfig?: UpdateConfig };
}

/** What is known of a service at a glance. */
export function ServiceOverview({ row, inspect }: { row: Service; inspect: unknown }) {
  const t = serviceMessages.use();
  const c = t.columns;
  const spec = (inspect as Inspected | undefined)?.Spec;
  const labels = Object.entries(row.labels).map(([name, value]) => `${name}=${value}`);
  return (
    <>
      <Section title={t.service}>
        <Facts
          of={[
            [c.image, imageOf(row)],
            [c.mode, t.modes[row.mode as keyof typeof t.modes] ?? row.mode],
            [c.update, row.updateState && <UpdateState key="update" row={row} />],
            [t.message, row.updateMessage],
            [c.updated, <Ago key="updated" time={row.updated} />],
            [t.created, <Ago key="created" time={row.created} />],
            [c.ports, portsOf(row).length > 0 && <Ports key="ports" of={portsOf(row)} />],
            [c.nodes, row.nodes.join(', ')],
            [c.id, <CopyId key="id" id={row.id} />],
          ]}
        />
      </Section>
      <Section title={t.howUpdated}>
        <Settings of={spec?.UpdateConfig ?? {}} />
      </Section>
      <Section title={t.belongs}>
        <Facts
          of={[
            [
              c.stack,
              row.stack && (
                <Link key="stack" to={`/stacks/${row.stack}`}>
                  {row.stack}
                </Link>
              ),
            ],
            [t.networks, row.networks.length > 0 && <Chips key="networks" of={row.networks} />],
            [t.secrets, row.secrets.length > 0 && <Chips key="secrets" of={row.secrets} />],
            [t.configs, row.configs.length > 0 && <Chips key="configs" of={row.configs} />],
          ]}
        />
      </Section>
      {labels.length > 0 && (
        <Section title={t.labels}>
          <Chips of={labels} />
        </Section>
      )}
    </>
  );
}

/** The settings of an update as sentences. */
function Settings({ of }: { of: UpdateConfig }) {
  const t = serviceMessages.use().settings;
  const seconds = (nanos: number | undefined) => Math.round((nanos ?? 0) / 1e7) / 100;
  const parallelism = of.Parallelism ?? 1;
  const order = of.Order === 'start-first' ? 'startFirst' : 'stopFirst';
  const failure =
    of.FailureAction === 'continue' || of.FailureAction === 'rollback' ? of.FailureAction : 'pause';
  const lines: readonly (readonly [string, string, string])[] = [
    [t.order, order === 'startFirst' ? 'start-first' : 'stop-first', t[order]],
    [t.parallelism, String(parallelism), parallelism === 0 ? t.allAtOnce : t.atOnce(parallelism)],
    [t.delay, `${seconds(of.Delay)} s`, t.delaySays(seconds(of.Delay))],
    [t.failure, failure, t[failure]],
    [t.monitor, `${seconds(of.Monitor)} s`, t.monitorSays(seconds(of.Monitor))],
    [
      t.ratio,
      `${Math.round(100 * (of.MaxFailureRatio ?? 0))} %`,
      t.ratioSays(Math.round(100 * (of.MaxFailureRatio ?? 0))),
    ],
  ];
  return (
    <ul className={classes.settings}>
      {lines.map(([name, value, says]) => (
        <li key={name}>
          <span className="dim">{name}</span>
          <strong>{value}</strong>
          <small className="dim">{says}</small>
        </li>
      ))}
    </ul>
  );
}
