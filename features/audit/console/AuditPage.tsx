import {
  count,
  csv,
  duration,
  Empty,
  type ExpandColumn,
  ExpandList,
  LiveMark,
  moment,
  PageHead,
  ProblemView,
  perform,
  problemOf,
  State,
  save,
  useAddressParts,
  Waiting,
} from '@console';
import { ActionIcon, Button, Tooltip } from '@mantine/core';
import { IconBraces, IconDownload, IconFilterOff, IconHistory } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { Link, useParams } from 'react-router';
import { AuditDetail } from './AuditDetail';
import { AuditTools } from './AuditTools';
import {
  FILTERS,
  type Filter,
  fileColumns,
  objectAddress,
  type Row,
  resultOf,
  shortObject,
  toneOf,
} from './audit';
import classes from './audit.module.css';
import { messages } from './messages';
import { allRows, type Log, useAudit, useAuditRow } from './useAudit';

/** Who changed what: all rows, or one of them. */
export default function AuditPage() {
  const { row } = useParams();
  return row ? <OneRow name={row} /> : <AllRows />;
}

function AllRows() {
  const t = messages.use();
  const { part, put, clear, filtered } = useAddressParts(FILTERS);
  const filter = Object.fromEntries(FILTERS.map(name => [name, part(name)])) as Filter;
  const log = useAudit(filter);
  const [opened, setOpened] = useState('');
  const columns = useMemo(() => auditColumns(t), [t]);
  const refused = log.connection.state === 'refused' ? log.connection.problem : undefined;
  return (
    <div className={classes.page}>
      <PageHead
        title={t.title}
        mark={<LiveMark rows={log} />}
        count={log.loaded || log.rows.length > 0 ? count(log.total) : ''}
      >
        <Exports filter={filter} />
      </PageHead>
      <AuditTools filter={filter} put={put} rows={log.rows} />
      {refused && <ProblemView problem={refused} />}
      {log.rows.length > 0 ? (
        <ExpandList<Row>
          label={t.title}
          rows={log.rows}
          id={row => String(row.number)}
          name={row => t.open(row.number)}
          columns={columns}
          detail={row => <AuditDetail row={row} />}
          opened={opened}
          open={setOpened}
          dimmed={!log.loaded || log.connection.state === 'reconnecting'}
          end={<End {...log} />}
        />
      ) : log.loaded ? (
        <Nothing filtered={filtered} clear={clear} />
      ) : (
        !refused && <Waiting />
      )}
    </div>
  );
}

function OneRow({ name }: { name: string }) {
  const t = messages.use();
  const { data, error, refetch } = useAuditRow(name);
  return (
    <div className={classes.page}>
      <PageHead title={t.title} />
      <div className={classes.one}>
        <span className="dim">{t.oneRow}</span>
        <Button component={Link} to="/audit" size="compact-xs" variant="default">
          {t.allRows}
        </Button>
      </div>
      <div className={classes.single}>
        {error ? (
          <ProblemView problem={problemOf(error)} retry={() => void refetch()} />
        ) : data ? (
          <AuditDetail row={data} />
        ) : (
          <Waiting />
        )}
      </div>
    </div>
  );
}

function auditColumns(t: ReturnType<typeof messages.use>): readonly ExpandColumn<Row>[] {
  return [
    {
      id: 'time',
      title: t.time,
      width: '205px',
      cell: row => <span className="dim number">{moment(row.at)}</span>,
      card: 'line',
    },
    { id: 'who', title: t.who, width: '120px', cell: row => row.what.who, card: 'line' },
    {
      id: 'from',
      title: t.from,
      width: '120px',
      cell: row => <span className="mono">{row.what.from}</span>,
    },
    {
      id: 'action',
      title: t.action,
      width: '170px',
      cell: row => <span className="mono">{row.what.action}</span>,
      card: 'title',
    },
    {
      id: 'object',
      title: t.object,
      width: 'minmax(0, 2fr)',
      cell: row => <ObjectLink row={row} />,
      card: 'line',
    },
    {
      id: 'result',
      title: t.result,
      width: 'minmax(150px, 1fr)',
      cell: row => <State tone={toneOf(row)} word={resultOf(row)} says={row.detail} />,
      card: 'state',
    },
    {
      id: 'took',
      title: t.took,
      width: '80px',
      align: 'right',
      cell: row => (row.tookMs === null || row.tookMs === undefined ? '' : duration(row.tookMs)),
    },
  ];
}

function ObjectLink({ row }: { row: Row }) {
  const address = objectAddress(row);
  return address ? (
    <Link to={address} className="plain-link" title={row.what.object}>
      {shortObject(row)}
    </Link>
  ) : (
    <span title={row.what.object}>{shortObject(row)}</span>
  );
}

function End({ rows, total, older }: Log) {
  const t = messages.use();
  const [busy, setBusy] = useState(false);
  const more = async () => {
    setBusy(true);
    try {
      await older();
    } finally {
      setBusy(false);
    }
  };
  return (
    <div className={classes.end}>
      <span>{t.shown(count(rows.length), count(total))}</span>
      {rows.length < total && (
        <Button size="compact-xs" variant="default" loading={busy} onClick={() => void more()}>
          {t.older}
        </Button>
      )}
    </div>
  );
}

/** All rows that fit, not only those that are shown, as a file. */
function Exports({ filter }: { filter: Filter }) {
  const t = messages.use();
  const download = (name: string, type: string, text: (rows: readonly Row[]) => string) =>
    void perform(
      t.exporting,
      [name],
      file => file,
      async () => save(name, type, text(await allRows(filter))),
    );
  return (
    <>
      <Tooltip label={t.csv}>
        <ActionIcon
          variant="default"
          size={26}
          aria-label={t.csv}
          onClick={() => download('audit.csv', 'text/csv', rows => csv(fileColumns(), rows))}
        >
          <IconDownload size={15} />
        </ActionIcon>
      </Tooltip>
      <Tooltip label={t.json}>
        <ActionIcon
          variant="default"
          size={26}
          aria-label={t.json}
          onClick={() => download('audit.json', 'application/json', rows => JSON.stringify(rows, null, 2))}
        >
          <IconBraces size={15} />
        </ActionIcon>
      </Tooltip>
    </>
  );
}

function Nothing({ filtered, clear }: { filtered: boolean; clear: () => void }) {
  const t = messages.use();
  if (!filtered) {
    return (
      <Empty icon={IconHistory} title={t.none}>
        {t.noneText}
      </Empty>
    );
  }
  const again = (
    <Button size="xs" variant="default" onClick={clear}>
      {t.clear}
    </Button>
  );
  return (
    <Empty icon={IconFilterOff} title={t.noMatch} action={again}>
      {t.noMatchText}
    </Empty>
  );
}
