import {
  api,
  bytes,
  Empty,
  ProblemError,
  ProblemView,
  problemOf,
  type Schemas,
  told,
  Waiting,
} from '@console';
import { IconPlayerStop } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import classes from './containers.module.css';
import { messages } from './messages';
import { Scroll } from './Scroll';

/** Each is an event of the engine, which keeps only a few hundred, so it is not asked more often. */
const EACH = 3_000;
const COLUMNS = '-eo user,pid,ppid,pcpu,rss,stat,etime,args';
const NUMBERS = new Set(['PID', 'PPID', '%CPU', 'RSS', 'ELAPSED', 'C']);

/** The processes of a container, asked for again and again while they are shown. */
export function ContainerProcesses({ row }: { row: Schemas['ContainerRow'] }) {
  const t = messages.use();
  const alive = row.state === 'running' || row.state === 'paused';
  const { data, error, refetch } = useQuery({
    queryKey: ['containers', row.id, 'processes', row.started],
    queryFn: () => processes(row.id),
    refetchInterval: EACH,
    retry: false,
    enabled: alive,
  });
  if (!alive) {
    return (
      <Empty icon={IconPlayerStop} title={t.processList.none}>
        {t.processList.noneText}
      </Empty>
    );
  }
  if (!data) {
    return error ? (
      <div className={classes.alone}>
        <ProblemView problem={problemOf(error)} retry={() => void refetch()} />
      </div>
    ) : (
      <Waiting />
    );
  }
  return (
    <Scroll>
      <table className={classes.table} aria-label={t.processes}>
        <thead>
          <tr>
            {data.titles.map(title => (
              <th key={title} scope="col" data-align={NUMBERS.has(title) ? 'right' : undefined}>
                {t.processList.titles[title as keyof typeof t.processList.titles] ?? title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {data.processes.map(process => (
            <tr key={process[data.titles.indexOf('PID')] ?? process.join(' ')}>
              {process.map((value, i) => (
                <Cell key={data.titles[i]} title={data.titles[i] ?? ''} value={value} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}

function Cell({ title, value }: { title: string; value: string }) {
  const command = title === 'COMMAND' || title === 'CMD';
  return (
    <td
      data-align={NUMBERS.has(title) ? 'right' : undefined}
      className={command ? `mono ${classes.command}` : undefined}
    >
      {title === 'RSS' ? bytes(Number(value) * 1024) : value}
    </td>
  );
}

/** With what each uses, where the node's ps can tell it. */
async function processes(container: string): Promise<Schemas['ContainerProcesses']> {
  const ask = (args?: string) =>
    told(
      api.GET('/containers/{container}/processes', {
        params: { path: { container }, query: args === undefined ? {} : { args } },
      }),
    );
  try {
    return await ask(COLUMNS);
  } catch (error) {
    if (error instanceof ProblemError && error.problem.code !== 'container.wrongState') {
      return ask();
    }
    throw error;
  }
}
