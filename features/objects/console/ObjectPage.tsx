import {
  Ago,
  bytes,
  Chips,
  CopyId,
  DetailPage,
  Empty,
  Facts,
  Inspection,
  LiveMark,
  Section,
  To,
  useRow,
  Waiting,
} from '@console';
import { IconQuestionMark } from '@tabler/icons-react';
import { useParams } from 'react-router';
import { AddressUse } from './AddressUse';
import { labelTexts, properties } from './columns';
import { type Kind, look, type Named, type RowOf, useRemoval, usersOf } from './kinds';
import { messages } from './messages';

/** One object: what it is, who uses it, and the engine's own words on it. */
export function ObjectPage({ kind }: { kind: Kind }) {
  const t = messages.use();
  const { id = '' } = useParams();
  const { row, gone, rows } = useRow<Named>(kind, id);
  const actions = useRemoval(kind);
  if (!row) {
    return gone ? (
      <Empty whole icon={IconQuestionMark} title={t.notFound}>
        {t.notFoundText}
      </Empty>
    ) : (
      <Waiting />
    );
  }
  return (
    <DetailPage<Named>
      title={row.name}
      parent={{ label: t[kind].title, address: `/${kind}` }}
      address={`/${kind}/${id}`}
      mark={<LiveMark rows={rows} />}
      row={gone ? undefined : row}
      name={object => object.name}
      actions={actions}
      facts={
        gone ? (
          t.removed
        ) : (
          <>
            {row.stack && <span>{row.stack}</span>}
            <Ago time={row.created} />
            <CopyId id={row.id} />
          </>
        )
      }
      tabs={[
        { id: 'overview', label: t.overview, content: <Overview kind={kind} row={row} /> },
        {
          id: 'inspect',
          label: t.inspect,
          content: <Inspection of={[kind, row.id, row]} label={t.inspect} look={() => look(kind, row.id)} />,
          key: 'i',
          whole: true,
        },
      ]}
    />
  );
}

function Overview({ kind, row }: { kind: Kind; row: Named }) {
  const t = messages.use();
  return (
    <>
      <Section title={t.what}>
        <Facts
          of={[
            [t.columns.name, row.name],
            [
              t.columns.stack,
              row.stack && (
                <To key="stack" kind="stack" id={row.stack}>
                  {row.stack}
                </To>
              ),
            ],
            ...('node' in row ? [[t.columns.node, row.node] as const] : []),
            ...('mountpoint' in row ? volumeFacts(row, t) : []),
            ...('subnets' in row ? networkFacts(row, t) : []),
            ...('updated' in row
              ? [[t.columns.updated, <Ago key="updated" time={row.updated} />] as const]
              : []),
            ...(kind === 'secrets' ? [[t.secrets.value, t.secrets.hidden] as const] : []),
            [t.columns.id, <CopyId key="id" id={row.id} />],
          ]}
        />
      </Section>
      {'subnets' in row && row.subnets.length > 0 && <AddressUse row={row} />}
      {'usedBy' in row && (
        <Section title={t.columns.usedBy}>
          {usersOf(row).length > 0 ? (
            <Chips of={usersOf(row)} kind={kind === 'volumes' ? 'container' : 'service'} />
          ) : (
            <span className="dim">{t.unused}</span>
          )}
        </Section>
      )}
      {'options' in row && (
        <Section title={t.columns.options}>
          <Pairs of={row.options} />
        </Section>
      )}
      <Section title={t.columns.label}>
        {labelTexts(row).length > 0 ? <Chips of={labelTexts(row)} /> : <span className="dim">{t.none}</span>}
      </Section>
    </>
  );
}

function Pairs({ of }: { of: Readonly<Record<string, string>> }) {
  const t = messages.use();
  const pairs = Object.entries(of);
  return pairs.length > 0 ? <Facts of={pairs} /> : <span className="dim">{t.none}</span>;
}

type Texts = ReturnType<typeof messages.use>;

function volumeFacts(row: RowOf['volumes'], t: Texts) {
  return [
    [t.columns.driver, row.driver],
    [t.columns.scope, row.scope],
    [t.columns.size, row.size != null && bytes(row.size)],
    [
      t.columns.mountpoint,
      <span key="place" className="mono">
        {row.mountpoint}
      </span>,
    ],
  ] as const;
}

function networkFacts(row: RowOf['networks'], t: Texts) {
  return [
    [t.columns.driver, row.driver],
    [t.columns.scope, row.scope],
    [t.columns.properties, properties(row, t).join(', ')],
    [t.columns.attached, String(row.attached)],
    ...row.subnets.map(
      ({ subnet, gateway }) =>
        [t.columns.subnet, gateway ? `${subnet} · ${t.columns.gateway} ${gateway}` : subnet] as const,
    ),
  ] as const;
}
