import { bytes, type Problem, ProblemView, type Schemas, State } from '@console';
import { Button, Drawer, Stack, TextInput } from '@mantine/core';
import { type FormEvent, useState, useSyncExternalStore } from 'react';
import classes from './images.module.css';
import { messages } from './messages';
import { NodeChoice } from './NodeChoice';
import { failedNodes, finished, type NodePull, type Pull, pull, pulls } from './pulls';

/** Pulls images, with a bar for each layer; what runs goes on when it is closed. */
export function PullDrawer({ close }: { close: () => void }) {
  const t = messages.use().pull;
  const [reference, setReference] = useState('');
  const [platform, setPlatform] = useState('');
  const [nodes, setNodes] = useState<string[]>([]);
  const known = useSyncExternalStore(pulls.subscribe, pulls.now);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void pull(reference.trim(), platform.trim(), nodes);
  };
  return (
    <Drawer opened onClose={close} title={t.title} size="lg" closeButtonProps={{ 'aria-label': t.close }}>
      <Stack gap="md">
        <form onSubmit={submit}>
          <Stack gap="sm">
            <TextInput
              label={t.reference}
              placeholder="registry.example/team/app:1.2"
              value={reference}
              onChange={event => setReference(event.currentTarget.value)}
              data-autofocus
              spellCheck={false}
            />
            <TextInput
              label={t.platform}
              description={t.platformHint}
              value={platform}
              onChange={event => setPlatform(event.currentTarget.value)}
              spellCheck={false}
            />
            <NodeChoice nodes={nodes} choose={setNodes} />
            <div className={classes.pullHead}>
              <span className="dim">{t.keeps}</span>
              <Button type="submit" size="xs" color="cyan" disabled={reference.trim() === ''}>
                {t.submit}
              </Button>
            </div>
          </Stack>
        </form>
        {known.map(each => (
          <OnePull key={each.id} pull={each} />
        ))}
      </Stack>
    </Drawer>
  );
}

function OnePull({ pull: one }: { pull: Pull }) {
  const t = messages.use().pull;
  const { reference, platform, nodes, problem } = one;
  const failed = failedNodes(one);
  return (
    <section className={classes.pull} aria-label={reference}>
      <strong className="clip">{reference}</strong>
      {nodes.map(node => (
        <OneNode key={node.node} of={node} problem={problem} />
      ))}
      {problem && nodes.length === 1 && <ProblemView problem={problem} />}
      {problem && failed.length > 0 && (
        <Button size="compact-xs" variant="default" onClick={() => void pull(reference, platform, failed)}>
          {t.retry(failed.join(', '))}
        </Button>
      )}
    </section>
  );
}

/** How far one node is. */
function OneNode({ of: { node, layers, end }, problem }: { of: NodePull; problem: Problem | undefined }) {
  const t = messages.use().pull;
  const all = [...layers.values()];
  const done = all.filter(layer => finished(layer.status)).length;
  const failed = (end && 'problem' in end) || (!end && problem !== undefined);
  const word = failed
    ? t.failed
    : end && 'changed' in end
      ? end.changed
        ? t.done
        : t.unchanged
      : all.length > 0
        ? t.layers(done, all.length)
        : t.starting;
  return (
    <>
      <div className={classes.pullHead}>
        <span>{node !== '' && t.node(node)}</span>
        <State tone={failed ? 'bad' : end ? 'good' : 'busy'} word={word} />
      </div>
      {(!end || node === '') && all.map(layer => <Layer key={layer.id} layer={layer} />)}
      {end && 'problem' in end && <span className="dim">{end.problem}</span>}
    </>
  );
}

function Layer({ layer: { id, status, current, total } }: { layer: Schemas['LayerProgress'] }) {
  const t = messages.use().pull;
  const share = finished(status) ? 1 : total > 0 ? current / total : 0;
  return (
    <div className={classes.layer}>
      <span className="mono">{id}</span>
      <progress value={share} max={1} aria-label={t.layer(id)} />
      <span>{t.status[status as keyof typeof t.status] ?? status}</span>
      <span className="dim number">{total > 0 && `${bytes(current)} / ${bytes(total)}`}</span>
    </div>
  );
}
