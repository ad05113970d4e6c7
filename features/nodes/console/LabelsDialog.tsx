import { api, FormDialog, told } from '@console';
import { ActionIcon, Button, TextInput } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { changeOf, type Pair, problemsOf } from './labels';
import { messages } from './messages';
import type { Node } from './node';
import classes from './nodes.module.css';

/** Edits the labels of a node; what others change meanwhile stays. */
export function LabelsDialog({ node, close }: { node: Node; close: () => void }) {
  const t = messages.use().labelling;
  const before = useRef(node.labels).current;
  const [pairs, setPairs] = useState<readonly Pair[]>(() =>
    Object.entries(before).map(([name, value], key) => ({ key, name, value })),
  );
  const next = useRef(pairs.length);
  const change = changeOf(before, pairs);
  const problems = problemsOf(pairs);
  const touched = Object.keys(change.set).length + change.remove.length > 0;
  const edit = (key: number, part: Partial<Pair>) =>
    setPairs(pairs.map(pair => (pair.key === key ? { ...pair, ...part } : pair)));
  return (
    <FormDialog
      title={t.title(node.name)}
      doing={t.doing(node.name)}
      object={node.name}
      submit={t.save}
      ready={touched && problems.size === 0}
      size="lg"
      work={() =>
        told(api.POST('/nodes/{node}/labels', { params: { path: { node: node.id } }, body: change }))
      }
      close={close}
    >
      <div>{t.text}</div>
      {pairs.map(({ key, name, value }) => (
        <div key={key} className={classes.label}>
          <TextInput
            aria-label={t.name}
            placeholder={t.name}
            value={name}
            error={problems.get(key) === 'twice' ? t.twice : problems.has(key) ? t.bad : undefined}
            onChange={event => edit(key, { name: event.currentTarget.value })}
          />
          <TextInput
            aria-label={t.value(name)}
            placeholder={t.value('')}
            value={value}
            onChange={event => edit(key, { value: event.currentTarget.value })}
          />
          <ActionIcon
            variant="subtle"
            color="gray"
            size={30}
            aria-label={t.remove(name)}
            onClick={() => setPairs(pairs.filter(pair => pair.key !== key))}
          >
            <IconX size={15} />
          </ActionIcon>
        </div>
      ))}
      <Button
        size="compact-sm"
        variant="default"
        leftSection={<IconPlus size={14} />}
        className={classes.add}
        onClick={() => {
          setPairs([...pairs, { key: next.current, name: '', value: '' }]);
          next.current += 1;
        }}
      >
        {t.add}
      </Button>
    </FormDialog>
  );
}
