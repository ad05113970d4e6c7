import { Autocomplete, CloseButton } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconFilter } from '@tabler/icons-react';
import { type RefObject, useEffect, useState } from 'react';
import { frame } from '../text/frame';
import type { Column } from './column';
import { suggestions } from './suggest';

interface FilterFieldProps<R> {
  readonly query: string;
  readonly filter: (query: string) => void;
  readonly columns: readonly Column<R>[];
  readonly rows: ReadonlyMap<string, R>;
  readonly error: string | undefined;
  readonly field: RefObject<HTMLInputElement | null>;
}

/** A query in the language of the server, with what could come next. */
export function FilterField<R>({ query, filter, columns, rows, error, field }: FilterFieldProps<R>) {
  const t = frame.use().table;
  const [text, setText] = useState(query);
  useEffect(() => setText(query), [query]);
  const [asked, setAsked] = useState(false);
  const later = useDebouncedCallback(filter, 250);
  const change = (to: string) => {
    setText(to);
    later(to);
  };
  return (
    <Autocomplete
      ref={field}
      size="xs"
      aria-label={t.filter}
      placeholder={t.filterHint}
      leftSection={<IconFilter size={14} />}
      rightSection={
        text !== '' && <CloseButton size="xs" aria-label={t.clearFilter} onClick={() => change('')} />
      }
      value={text}
      onChange={change}
      // rows change all the time, and nobody reads what could come next before being there
      data={asked ? [...suggestions(text, columns, rows.values())] : []}
      onFocus={() => setAsked(true)}
      onBlur={() => setAsked(false)}
      filter={({ options }) => options}
      error={error}
      maxDropdownHeight={280}
      selectFirstOptionOnChange={false}
      spellCheck={false}
      styles={{ option: { fontSize: 12, fontFamily: 'var(--mantine-font-family-monospace)' } }}
      onKeyDown={event => {
        if (event.key === 'Escape' && text === '') {
          event.currentTarget.blur();
        }
      }}
    />
  );
}
