import { Button } from '@mantine/core';
import { IconApi, IconFileCode, IconKeyboard, IconTable } from '@tabler/icons-react';
import { lazy, Suspense, useSyncExternalStore } from 'react';
import { session } from '../api/session';
import { keyMap } from '../app/KeyMap';
import { preferences } from '../app/preferences';
import { PreferenceChoices } from '../app/UserMenu';
import { features } from '../feature';
import { Ago } from '../kit/Ago';
import { Facts, Section } from '../kit/Facts';
import { LiveMark } from '../kit/LiveMark';
import { PageHead } from '../kit/PageHead';
import { ProblemView } from '../kit/ProblemView';
import { State } from '../kit/State';
import { Bar } from '../kit/Usage';
import { Waiting } from '../kit/Waiting';
import { useDetails } from '../live/details';
import { bytes, duration } from '../text/format';
import { overviewMessages } from '../text/overview';
import classes from './overview.module.css';
import type { Details } from './server';

const parts = features
  .flatMap(({ settings }) => settings ?? [])
  .map(part => ({ ...part, Part: lazy(part.load) }));

/** How the server is doing, what it runs on, and what can be set: for all, and for oneself. */
export default function SettingsPage() {
  const t = overviewMessages.use().settings;
  const { details, connection } = useDetails();
  const who = useSyncExternalStore(session.subscribe, session.now);
  const admin = 'user' in who && who.user.role === 'admin';
  return (
    <>
      <PageHead title={t.title} mark={<LiveMark rows={{ connection }} />} />
      <div className={classes.settings}>
        <Preferences />
        {connection.state === 'refused' && <ProblemView problem={connection.problem} />}
        {details ? (
          <>
            <ServerPart {...details} />
            <EnginePart {...details.engine} />
            <StoragePart {...details.storage} />
          </>
        ) : (
          connection.state !== 'refused' && <Waiting />
        )}
        {parts
          .filter(part => admin || !part.admin)
          .map(({ name, Part }) => (
            <Suspense key={name} fallback={<Waiting />}>
              <Part />
            </Suspense>
          ))}
        <Api />
        {details && <Reconcilers of={details.reconcilers} />}
      </div>
    </>
  );
}

function Preferences() {
  const t = overviewMessages.use().settings;
  return (
    <Section title={t.preferences}>
      <div className="dim">{t.preferencesText}</div>
      <div className={classes.choices}>
        <PreferenceChoices within="page" />
      </div>
      <div className={classes.links}>
        <Button
          size="xs"
          variant="default"
          leftSection={<IconKeyboard size={14} />}
          onClick={() => keyMap.set(true)}
        >
          {t.keys}
        </Button>
        <Button
          size="xs"
          variant="default"
          leftSection={<IconTable size={14} />}
          onClick={() => preferences.change({ columns: {} })}
        >
          {t.columns}
        </Button>
      </div>
    </Section>
  );
}

function ServerPart({ status, startedAt }: Details) {
  const t = overviewMessages.use().settings;
  return (
    <Section title={t.server}>
      <Facts
        of={[
          [
            t.version,
            <span key="version" className="mono">
              {status.version}
            </span>,
          ],
          [t.running, <Ago key="running" time={startedAt} />],
        ]}
      />
    </Section>
  );
}

function EnginePart({ address, reachable, message, version, apiVersion }: Details['engine']) {
  const t = overviewMessages.use().settings;
  return (
    <Section title={t.engine}>
      <Facts
        of={[
          [
            t.link,
            <State key="link" tone={reachable ? 'good' : 'bad'} word={reachable ? t.answers : t.silent} />,
          ],
          [t.says, message],
          [
            t.address,
            <span key="address" className="mono">
              {address}
            </span>,
          ],
          [t.engineVersion, version],
          [t.apiVersion, apiVersion],
        ]}
      />
    </Section>
  );
}

function StoragePart({ folder, databaseBytes, statisticsBytes, freeBytes, totalBytes }: Details['storage']) {
  const t = overviewMessages.use().settings;
  return (
    <Section title={t.storage}>
      <Facts
        of={[
          [
            t.folder,
            <span key="folder" className="mono">
              {folder}
            </span>,
          ],
          [t.database, bytes(databaseBytes)],
          [t.statistics, bytes(statisticsBytes)],
          [
            t.disk,
            totalBytes === 0 ? (
              t.unknown
            ) : (
              <span key="disk" className={classes.disk}>
                <Bar share={1 - freeBytes / totalBytes} />
                {t.diskLeft(bytes(freeBytes), bytes(totalBytes))}
              </span>
            ),
          ],
        ]}
      />
    </Section>
  );
}

function Reconcilers({ of }: { of: Details['reconcilers'] }) {
  const t = overviewMessages.use().settings;
  return (
    <div className={classes.wide}>
      <Section title={t.reconcilers}>
        <div className="dim">{t.reconcilersText}</div>
        <table className={classes.passes}>
          <thead>
            <tr>
              <th>{t.name}</th>
              <th>{t.state}</th>
              <th>{t.last}</th>
              <th>{t.took}</th>
            </tr>
          </thead>
          <tbody>
            {of.map(({ name, failures, message, at, tookMs }) => (
              <tr key={name}>
                <td className="mono">{name}</td>
                <td>
                  <State
                    tone={failures > 0 ? 'bad' : message ? 'idle' : 'good'}
                    word={failures > 0 ? t.failing(failures) : message ? t.notYet : t.well}
                  />
                  {failures > 0 && <div className="dim">{message}</div>}
                </td>
                <td>
                  <Ago time={at} />
                </td>
                <td className="number">{duration(tookMs)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Section>
    </div>
  );
}

function Api() {
  const t = overviewMessages.use().settings;
  return (
    <Section title={t.api}>
      <div className="dim">{t.apiText}</div>
      <div className={classes.links}>
        <Button
          size="xs"
          variant="default"
          component="a"
          href="/api"
          target="_blank"
          rel="noreferrer"
          leftSection={<IconApi size={14} />}
        >
          {t.apiPage}
        </Button>
        <Button
          size="xs"
          variant="default"
          component="a"
          href="/api/v1/openapi.json"
          target="_blank"
          rel="noreferrer"
          leftSection={<IconFileCode size={14} />}
        >
          {t.document}
        </Button>
      </div>
    </Section>
  );
}
