import {
  Ago,
  api,
  bytes,
  dropped,
  Empty,
  type FoundFile,
  ProblemError,
  ProblemView,
  patientFetch,
  perform,
  problemFrom,
  problemOf,
  type Schemas,
  told,
  useDrop,
  Waiting,
} from '@console';
import { ActionIcon, Button, Tooltip } from '@mantine/core';
import {
  IconDownload,
  IconFile,
  IconFolder,
  IconFolderOpen,
  IconLink,
  IconRefresh,
  IconUpload,
} from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useRef } from 'react';
import { Link, useSearchParams } from 'react-router';
import classes from './containers.module.css';
import { cleaned, crumbs, type Listed, listed, modeText } from './files';
import { messages } from './messages';
import { Scroll } from './Scroll';
import { firstFile, tarOf } from './tar';

type Container = Schemas['ContainerRow'];

/** Files larger than this are downloaded as the archive that the engine sends, without a stop in memory. */
const UNPACKED = 256 * 1024 * 1024;

/** The files of a container, running or not: to look through, to download and to add to. */
export function ContainerFiles({ row }: { row: Container }) {
  const t = messages.use();
  const [search] = useSearchParams();
  const folder = cleaned(search.get('path') ?? '/');
  const { files, changes, refresh } = useFolder(row.id, folder);
  const rows = useMemo(
    () => listed(folder, files.data?.files ?? [], changes.data?.changes ?? []),
    [folder, files.data, changes.data],
  );
  const upload = useUpload(row, folder, refresh);
  const drop = useDrop(data => void dropped(data).then(upload));
  return (
    <section {...drop.on} className={classes.files} data-over={drop.over || undefined} aria-label={t.files}>
      <div className={classes.bar}>
        <Crumbs folder={folder} />
        <Tools row={row} folder={folder} upload={upload} refresh={refresh} busy={files.isFetching} />
      </div>
      {files.error ? (
        <div className={classes.alone}>
          <ProblemView problem={problemOf(files.error)} retry={refresh} />
        </div>
      ) : !files.data ? (
        <Waiting />
      ) : (
        <>
          {!files.data.complete && <p className={classes.partly}>{t.fileList.partly}</p>}
          {rows.length === 0 ? (
            <Empty icon={IconFolderOpen} title={t.fileList.none}>
              {t.fileList.noneText}
            </Empty>
          ) : (
            <Files of={rows} row={row} />
          )}
        </>
      )}
    </section>
  );
}

function useFolder(container: string, path: string) {
  const params = { path: { container } };
  const files = useQuery({
    queryKey: ['containers', container, 'files', path],
    queryFn: () => told(api.GET('/containers/{container}/files', { params: { ...params, query: { path } } })),
    retry: false,
  });
  const changes = useQuery({
    queryKey: ['containers', container, 'changes'],
    queryFn: () => told(api.GET('/containers/{container}/changes', { params })),
    retry: false,
  });
  const refresh = () => {
    void files.refetch();
    void changes.refetch();
  };
  return { files, changes, refresh };
}

function Crumbs({ folder }: { folder: string }) {
  const t = messages.use();
  const all = crumbs(folder);
  return (
    <nav className={classes.crumbs} aria-label={t.fileList.path}>
      {all.map(({ name, path }, i) => (
        <span key={path}>
          {i > 1 && <span className="dim">/</span>}
          <Link
            className="mono"
            to={{ search: pathQuery(path) }}
            aria-current={i === all.length - 1 ? 'page' : undefined}
          >
            {name}
          </Link>
        </span>
      ))}
    </nav>
  );
}

interface ToolsProps {
  readonly row: Container;
  readonly folder: string;
  readonly upload: (files: readonly FoundFile[]) => void;
  readonly refresh: () => void;
  readonly busy: boolean;
}

function Tools({ row, folder, upload, refresh, busy }: ToolsProps) {
  const t = messages.use();
  const picker = useRef<HTMLInputElement>(null);
  const tar = `${row.name}${folder === '/' ? '' : folder.replaceAll('/', '-')}.tar`;
  return (
    <div className={classes.tools}>
      <input
        ref={picker}
        type="file"
        multiple
        hidden
        onChange={event => {
          upload([...(event.currentTarget.files ?? [])].map(file => ({ path: file.name, file })));
          event.currentTarget.value = '';
        }}
      />
      <Button
        size="xs"
        variant="default"
        leftSection={<IconUpload size={14} />}
        onClick={() => picker.current?.click()}
      >
        {t.fileList.upload}
      </Button>
      <Button
        size="xs"
        variant="default"
        component="a"
        href={archive(row.id, folder)}
        download={tar}
        leftSection={<IconDownload size={14} />}
      >
        {t.fileList.downloadFolder}
      </Button>
      <Tooltip label={t.fileList.refresh}>
        <ActionIcon
          variant="default"
          size={30}
          loading={busy}
          aria-label={t.fileList.refresh}
          onClick={refresh}
        >
          <IconRefresh size={15} />
        </ActionIcon>
      </Tooltip>
    </div>
  );
}

function Files({ of: rows, row }: { of: readonly Listed[]; row: Container }) {
  const t = messages.use();
  return (
    <Scroll>
      <table className={classes.table} aria-label={t.files}>
        <thead>
          <tr>
            <th scope="col">{t.columns.name}</th>
            <th scope="col" data-align="right">
              {t.fileList.size}
            </th>
            <th scope="col">{t.fileList.mode}</th>
            <th scope="col">{t.fileList.modified}</th>
            <th scope="col">{t.fileList.change}</th>
            <th scope="col">
              <span className={classes.unseen}>{t.fileList.download}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(each => (
            <FileRow key={each.path} of={each} row={row} />
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}

function FileRow({ of: file, row }: { of: Listed; row: Container }) {
  const t = messages.use();
  const { entry, change } = file;
  return (
    <tr data-change={change}>
      <th scope="row">
        <FileName of={file} />
      </th>
      <td data-align="right">{entry && !entry.directory && !entry.linkTarget && bytes(entry.size)}</td>
      <td className="mono">{entry && modeText(entry.mode)}</td>
      <td>{entry && <Ago time={entry.modified} />}</td>
      <td>{change && <span className={classes.change}>{t.fileList.changes[change]}</span>}</td>
      <td>{entry && <Download of={file} row={row} />}</td>
    </tr>
  );
}

function FileName({ of: { name, path, entry } }: { of: Listed }) {
  const Icon = entry?.directory ? IconFolder : entry?.linkTarget ? IconLink : IconFile;
  const link = entry?.directory || entry?.linkTarget;
  return (
    <span className={classes.file}>
      <Icon size={15} aria-hidden />
      {link ? <Link to={{ search: pathQuery(path) }}>{name}</Link> : <span>{name}</span>}
      {entry?.linkTarget && <span className="dim mono">→ {entry.linkTarget}</span>}
    </span>
  );
}

function Download({ of: { name, path, entry }, row }: { of: Listed; row: Container }) {
  const t = messages.use();
  const label = `${t.fileList.download}: ${name}`;
  const plain = entry && !entry.directory && !entry.linkTarget && entry.size <= UNPACKED;
  const look = { size: 22, variant: 'subtle', color: 'gray', 'aria-label': label } as const;
  return (
    <Tooltip label={t.fileList.download}>
      {plain ? (
        <ActionIcon {...look} onClick={() => void fetchFile(row, path, name)}>
          <IconDownload size={14} />
        </ActionIcon>
      ) : (
        <ActionIcon {...look} component="a" href={archive(row.id, path)} download={`${name}.tar`}>
          <IconDownload size={14} />
        </ActionIcon>
      )}
    </Tooltip>
  );
}

function archive(container: string, path: string): string {
  return `/api/v1/containers/${container}/archive?${new URLSearchParams({ path })}`;
}

function pathQuery(path: string): string {
  return path === '/' ? '' : `?${new URLSearchParams({ path })}`;
}

/** The engine sends an archive of the one file, which is unpacked here. */
async function fetchFile(row: Container, path: string, name: string): Promise<void> {
  const t = messages.now();
  await perform(
    t.doing.download(name),
    [row],
    of => of.name,
    async () => {
      const answer = await patientFetch(new Request(archive(row.id, path)));
      if (!answer.ok) {
        throw new ProblemError(await problemFrom(answer));
      }
      const tar = await answer.blob();
      const content = await firstFile(tar);
      const link = document.createElement('a');
      link.href = URL.createObjectURL(content ?? tar);
      link.download = content ? name : `${name}.tar`;
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
    },
  );
}

function useUpload(row: Container, folder: string, refresh: () => void) {
  return async (files: readonly FoundFile[]) => {
    if (files.length === 0) {
      return;
    }
    const t = messages.now();
    const title = t.doing.upload(files.length, folder, row.name);
    await perform(
      title,
      // a folder is one step, however many files it has
      [...new Set(files.map(top))],
      name => name,
      name =>
        put(
          row.id,
          folder,
          files.filter(file => top(file) === name),
        ),
    );
    refresh();
  };
}

const top = ({ path }: FoundFile) => path.split('/')[0] ?? path;

/** Sends files as one archive; the folders in their paths are made where they are missing. */
async function put(container: string, folder: string, files: readonly FoundFile[]): Promise<void> {
  const answer = await patientFetch(
    new Request(archive(container, folder), {
      method: 'PUT',
      headers: { 'Content-Type': 'application/x-tar', 'Idempotency-Key': crypto.randomUUID() },
      body: tarOf(files),
    }),
  );
  if (!answer.ok) {
    throw new ProblemError(await problemFrom(answer));
  }
}
