import { type Action, Ago, act, Chips, CopyId, Facts, Ports, Section, To } from '@console';
import { Button } from '@mantine/core';
import { Link } from 'react-router';
import { UpdateState } from './ServiceStates';
import { imageOf, portsOf, type Service } from './service';
import classes from './service.module.css';
import { serviceMessages } from './serviceMessages';
import { Dangers } from './UpdateDialog';
import { updateMessages } from './updateMessages';
import { factsOf, type Inspected, settingsOf, type Settings as UpdateSettings } from './updateSettings';

interface ServiceOverviewProps {
  readonly row: Service;
  readonly inspect: unknown;
  readonly actions: readonly Action<Service>[];
}

/** What is known of a service at a glance. */
export function ServiceOverview({ row, inspect, actions }: ServiceOverviewProps) {
  const t = serviceMessages.use();
  const c = t.columns;
  const u = updateMessages.use().settings;
  const inspected = inspect as Inspected | undefined;
  const edit = actions.find(action => action.name === 'settings');
  const labels = Object.entries(row.labels).map(([name, value]) => `${name}=${value}`);
  return (
    <>
      <Section title={t.service}>
        <Facts
          of={[
            [
              c.image,
              <To key="image" kind="image" id={row.image.split('@')[0] ?? ''}>
                {imageOf(row)}
              </To>,
            ],
            [c.mode, t.modes[row.mode as keyof typeof t.modes] ?? row.mode],
            [c.update, row.updateState && <UpdateState key="update" row={row} />],
            [t.message, row.updateMessage],
            [c.updated, <Ago key="updated" time={row.updated} />],
            [t.created, <Ago key="created" time={row.created} />],
            [c.ports, portsOf(row).length > 0 && <Ports key="ports" of={portsOf(row)} />],
            [c.nodes, row.nodes.length > 0 && <Chips key="nodes" of={row.nodes} kind="node" />],
            [c.id, <CopyId key="id" id={row.id} />],
          ]}
        />
      </Section>
      <Section title={t.howUpdated}>
        {inspected && (
          <div className={classes.updated}>
            <Settings of={settingsOf(inspected.Spec?.UpdateConfig)} />
            <Dangers settings={settingsOf(inspected.Spec?.UpdateConfig)} facts={factsOf(inspected)} />
            {edit?.verdict(row).allowed && (
              <Button
                size="compact-sm"
                variant="default"
                leftSection={<edit.icon size={14} />}
                onClick={() => void act(edit, [row], ({ name }) => name)}
              >
                {u.edit}
              </Button>
            )}
          </div>
        )}
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
            [
              t.networks,
              row.networks.length > 0 && <Chips key="networks" of={row.networks} kind="network" />,
            ],
            [t.secrets, row.secrets.length > 0 && <Chips key="secrets" of={row.secrets} kind="secret" />],
            [t.configs, row.configs.length > 0 && <Chips key="configs" of={row.configs} kind="config" />],
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
function Settings({ of }: { of: UpdateSettings }) {
  const t = serviceMessages.use().settings;
  const { parallelism, delay, monitor, tolerated, order, failureAction } = of;
  const lines: readonly (readonly [string, string, string])[] = [
    [t.order, order, order === 'start-first' ? t.startFirst : t.stopFirst],
    [t.parallelism, String(parallelism), parallelism === 0 ? t.allAtOnce : t.atOnce(parallelism)],
    [t.delay, `${delay} s`, t.delaySays(delay)],
    [t.failure, failureAction, t[failureAction]],
    [t.monitor, `${monitor} s`, t.monitorSays(monitor)],
    [t.ratio, `${tolerated} %`, t.ratioSays(tolerated)],
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
