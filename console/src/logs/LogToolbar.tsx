import { ActionIcon, CloseButton, Menu, TextInput, Tooltip } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import {
  type Icon,
  IconBraces,
  IconCheck,
  IconClock,
  IconCopy,
  IconDownload,
  IconEqualNot,
  IconFileDownload,
  IconFold,
  IconPlayerPause,
  IconPlayerPlay,
  IconRegex,
  IconSearch,
  IconTextWrap,
} from '@tabler/icons-react';
import { type RefObject, useEffect, useState } from 'react';
import { logs } from '../text/logs';
import type { LogFilter } from './filter';
import { LEVELS, STREAMS } from './line';
import classes from './logs.module.css';
import { type LogLook, TIMES } from './look';
import { RangeField } from './RangeField';
import { modeOf, type Put } from './useLogAddress';

interface LogToolbarProps {
  readonly field: RefObject<HTMLInputElement | null>;
  readonly filter: LogFilter;
  readonly error: string | undefined;
  readonly since: string;
  readonly until: string;
  readonly line: string;
  readonly put: Put;
  readonly look: LogLook;
  readonly setLook: (look: LogLook) => void;
  readonly download: () => void;
  readonly downloadAll: () => void;
  readonly copy: () => void;
  readonly held: boolean;
  readonly toggle: () => void;
}

/** What is shown of a log, and how. */
export function LogToolbar(props: LogToolbarProps) {
  const { filter, put, look, setLook, held, toggle } = props;
  const t = logs.use();
  const flip = (key: 'wrap' | 'json') => () => setLook({ ...look, [key]: !look[key] });
  return (
    <div className={classes.toolbar}>
      <Search {...props} />
      <Chips hidden={filter.hidden} put={put} />
      <div className={classes.tools}>
        <RangeField {...props} />
        <Times look={look} setLook={setLook} />
        <Toggle icon={IconTextWrap} label={t.wrap} on={look.wrap} flip={flip('wrap')} />
        <Toggle icon={IconBraces} label={t.json} on={look.json} flip={flip('json')} />
        <Toggle
          icon={IconFold}
          label={t.fold}
          on={filter.folded}
          flip={() => put({ mode: modeOf({ ...filter, folded: !filter.folded }) })}
        />
        <Keep {...props} />
        <Tooltip label={held ? t.follow : t.pause}>
          <ActionIcon variant="default" size={28} aria-label={held ? t.follow : t.pause} onClick={toggle}>
            {held ? <IconPlayerPlay size={15} /> : <IconPlayerPause size={15} />}
          </ActionIcon>
        </Tooltip>
      </div>
    </div>
  );
}

function Search({ field, filter, error, put }: LogToolbarProps) {
  const t = logs.use();
  const [text, setText] = useState(filter.text);
  useEffect(() => setText(filter.text), [filter.text]);
  const later = useDebouncedCallback((q: string) => put({ q }), 200);
  const change = (to: string) => {
    setText(to);
    later(to);
  };
  const mode = (regex: boolean, invert: boolean) => put({ mode: modeOf({ ...filter, regex, invert }) });
  return (
    <div className={classes.search}>
      <TextInput
        ref={field}
        size="xs"
        aria-label={t.search}
        placeholder={t.search}
        leftSection={<IconSearch size={14} />}
        rightSection={
          text !== '' && <CloseButton size="xs" aria-label={t.clear} onClick={() => change('')} />
        }
        value={text}
        error={error && t.badRegex(error)}
        onChange={event => change(event.currentTarget.value)}
        onKeyDown={event => event.key === 'Escape' && text === '' && event.currentTarget.blur()}
        spellCheck={false}
      />
      <Toggle
        icon={IconRegex}
        label={t.regex}
        on={filter.regex}
        flip={() => mode(!filter.regex, filter.invert)}
      />
      <Toggle
        icon={IconEqualNot}
        label={t.invert}
        on={filter.invert}
        flip={() => mode(filter.regex, !filter.invert)}
      />
    </div>
  );
}

/** Times of lines: of the day here, or of UTC, or none. */
function Times({ look, setLook }: Pick<LogToolbarProps, 'look' | 'setLook'>) {
  const t = logs.use();
  return (
    <Menu>
      <Menu.Target>
        <Tooltip label={t.times}>
          <ActionIcon
            variant={look.times === 'none' ? 'default' : 'light'}
            size={28}
            aria-label={`${t.times}: ${t.timesAs[look.times]}`}
          >
            <IconClock size={15} />
          </ActionIcon>
        </Tooltip>
      </Menu.Target>
      <Menu.Dropdown>
        {TIMES.map(times => (
          <Menu.Item
            key={times}
            rightSection={look.times === times && <IconCheck size={13} />}
            onClick={() => setLook({ ...look, times })}
          >
            {t.timesAs[times]}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

function Keep({ download, downloadAll, copy }: LogToolbarProps) {
  const t = logs.use();
  return (
    <Menu>
      <Menu.Target>
        <Tooltip label={t.keep}>
          <ActionIcon variant="default" size={28} aria-label={t.keep}>
            <IconDownload size={15} />
          </ActionIcon>
        </Tooltip>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconDownload size={14} />} onClick={download}>
          {t.download}
        </Menu.Item>
        <Menu.Item leftSection={<IconFileDownload size={14} />} onClick={downloadAll}>
          {t.downloadAll}
        </Menu.Item>
        <Menu.Item leftSection={<IconCopy size={14} />} onClick={copy}>
          {t.copyShown}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

function Chips({ hidden, put }: { hidden: string; put: Put }) {
  const t = logs.use();
  const left = new Set(hidden.split(',').filter(Boolean));
  const flip = (name: string) => {
    const next = left.has(name) ? [...left].filter(other => other !== name) : [...left, name];
    put({ hide: next.join(',') });
  };
  const chip = (name: string, label: string) => (
    <button
      key={name}
      type="button"
      className={classes.chip}
      data-level={name}
      aria-pressed={!left.has(name)}
      onClick={() => flip(name)}
    >
      {label}
    </button>
  );
  return (
    <fieldset className={classes.chips} aria-label={t.shown}>
      {LEVELS.map(level => chip(level, t.levels[level]))}
      <span className={classes.gap} />
      {STREAMS.map(stream => chip(stream, stream))}
    </fieldset>
  );
}

function Toggle(props: { icon: Icon; label: string; on: boolean; flip: () => void }) {
  return (
    <Tooltip label={props.label}>
      <ActionIcon
        variant={props.on ? 'light' : 'default'}
        size={28}
        aria-label={props.label}
        aria-pressed={props.on}
        onClick={props.flip}
      >
        <props.icon size={15} />
      </ActionIcon>
    </Tooltip>
  );
}
