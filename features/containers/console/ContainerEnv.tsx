import { CopyId, Empty, type Schemas, Waiting } from '@console';
import { ActionIcon, Button, TextInput, Tooltip } from '@mantine/core';
import { IconEye, IconEyeOff, IconSearch, IconVariableOff } from '@tabler/icons-react';
import { useState } from 'react';
import classes from './containers.module.css';
import { type Inspect, useInspect, type Variable, variablesOf } from './inspect';
import { messages } from './messages';
import { Scroll } from './Scroll';

const MASK = '••••••••';

/** The environment of a container; a value is shown when somebody asks for it. */
export function ContainerEnv({ row }: { row: Schemas['ContainerRow'] }) {
  const t = messages.use();
  const { data } = useInspect(row);
  const [shown, setShown] = useState<ReadonlySet<string>>(new Set());
  const [text, setText] = useState('');
  if (!data) {
    return <Waiting />;
  }
  const all = variablesOf(data.inspect as Inspect);
  if (all.length === 0) {
    return (
      <Empty icon={IconVariableOff} title={t.env.none}>
        {t.env.noneText}
      </Empty>
    );
  }
  // only names are searched, since a search in hidden values would tell them
  const found = all.filter(({ name }) => name.toLowerCase().includes(text.toLowerCase()));
  const flip = (name: string) =>
    setShown(before => new Set(before.has(name) ? [...before].filter(n => n !== name) : [...before, name]));
  const open = shown.size > 0;
  return (
    <>
      <div className={classes.bar}>
        <TextInput
          size="xs"
          aria-label={t.env.search}
          placeholder={t.env.search}
          leftSection={<IconSearch size={14} />}
          value={text}
          onChange={event => setText(event.currentTarget.value)}
        />
        <Button
          size="xs"
          variant="default"
          onClick={() => setShown(open ? new Set() : new Set(all.map(each => each.name)))}
        >
          {open ? t.env.hideAll : t.env.showAll}
        </Button>
      </div>
      <Scroll>
        <table className={`${classes.table} ${classes.pairs}`} aria-label={t.environment}>
          <thead>
            <tr>
              <th scope="col">{t.columns.name}</th>
              <th scope="col">{t.env.value}</th>
            </tr>
          </thead>
          <tbody>
            {found.map(each => (
              <Row key={each.name} of={each} shown={shown.has(each.name)} flip={() => flip(each.name)} />
            ))}
          </tbody>
        </table>
        {found.length === 0 && <p className={classes.nothing}>{t.env.noMatch}</p>}
      </Scroll>
    </>
  );
}

function Row({ of: { name, value }, shown, flip }: { of: Variable; shown: boolean; flip: () => void }) {
  const t = messages.use();
  const label = `${shown ? t.env.hide : t.env.show}: ${name}`;
  return (
    <tr>
      <th scope="row" className="mono">
        {name}
      </th>
      <td className="mono">
        <span className={classes.secret}>
          <Tooltip label={shown ? t.env.hide : t.env.show}>
            <ActionIcon size={20} variant="subtle" color="gray" aria-label={label} onClick={flip}>
              {shown ? <IconEyeOff size={14} /> : <IconEye size={14} />}
            </ActionIcon>
          </Tooltip>
          {shown ? <CopyId id={value} shown={value === '' ? '""' : value} /> : <span>{MASK}</span>}
        </span>
      </td>
    </tr>
  );
}
