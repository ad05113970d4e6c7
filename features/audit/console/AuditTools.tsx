import { Autocomplete, Select, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { useEffect, useMemo, useState } from 'react';
import { type Filter, type Row, SPANS } from './audit';
import classes from './audit.module.css';
import { messages } from './messages';

interface ToolsProps {
  readonly filter: Filter;
  readonly put: (name: string, value: string) => void;
  readonly rows: readonly Row[];
}

const LATER = 300;
const ALL = 'all';
const GIVEN = 'given';

/** A field for each filter; what the rows have is offered. */
export function AuditTools({ filter, put, rows }: ToolsProps) {
  const t = messages.use();
  const offers = useMemo(() => {
    const of = (value: (row: Row) => string) => [...new Set(rows.map(value))].sort();
    const actions = of(row => row.what.action);
    const kinds = [...new Set(actions.map(action => `${action.split('.')[0]}.*`))];
    return {
      who: of(row => row.what.who),
      address: of(row => row.what.from),
      action: [...kinds, ...actions],
      result: [...new Set(['ok', 'running', 'unknown', ...of(row => row.result)])],
    };
  }, [rows]);
  const field = (name: keyof Filter) => ({ value: filter[name], put: (text: string) => put(name, text) });
  return (
    <div className={classes.tools}>
      <Field {...field('q')} label={t.words} hint={t.wordsHint} />
      <Field {...field('who')} label={t.who} hint={t.anyone} offers={offers.who} />
      <Field {...field('address')} label={t.from} hint={t.anywhere} offers={offers.address} />
      <Field {...field('action')} label={t.action} hint={t.anyAction} offers={offers.action} />
      <Field {...field('object')} label={t.object} hint={t.anyObject} />
      <Field {...field('result')} label={t.result} hint={t.anyResult} offers={offers.result} />
      <Span filter={filter} put={put} />
    </div>
  );
}

interface FieldProps {
  readonly value: string;
  readonly put: (text: string) => void;
  readonly label: string;
  readonly hint: string;
  readonly offers?: readonly string[];
}

/** Text that becomes a filter when typing pauses. */
function Field({ value, put, label, hint, offers }: FieldProps) {
  const [text, setText] = useState(value);
  useEffect(() => setText(value), [value]);
  const later = useDebouncedCallback((to: string) => put(to.trim()), LATER);
  const change = (to: string) => {
    setText(to);
    later(to);
  };
  const common = {
    size: 'xs',
    'aria-label': label,
    placeholder: hint,
    value: text,
    spellCheck: false,
  } as const;
  return offers ? (
    <Autocomplete
      {...common}
      data={[...offers]}
      onChange={change}
      comboboxProps={{ width: 'max-content', position: 'bottom-start' }}
    />
  ) : (
    <TextInput {...common} onChange={event => change(event.currentTarget.value)} />
  );
}

/** How far back; a link may have times of its own. */
function Span({ filter, put }: Pick<ToolsProps, 'filter' | 'put'>) {
  const t = messages.use();
  const { from, to } = filter;
  const given = to !== '' || (from !== '' && !SPANS.includes(from));
  const word = (span: string) => t.spans[span as keyof typeof t.spans];
  const data = [ALL, ...SPANS].map(span => ({ value: span, label: word(span) }));
  return (
    <Select
      size="xs"
      aria-label={t.span}
      data={given ? [...data, { value: GIVEN, label: t.given }] : data}
      value={given ? GIVEN : from || ALL}
      allowDeselect={false}
      onChange={value => {
        if (value !== GIVEN) {
          put('to', '');
          put('from', value === ALL ? '' : (value ?? ''));
        }
      }}
    />
  );
}
