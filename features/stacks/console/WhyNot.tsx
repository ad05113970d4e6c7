import type { Task } from './service';
import classes from './service.module.css';
import { updateMessages } from './updateMessages';
import { type NoNode, type Why, whyOf } from './why';

type Texts = ReturnType<typeof updateMessages.use>;

/** Why a task does not run, in one sentence; empty for one that does. */
export function sentence(task: Task, t: Texts): string {
  const why = whyOf(task);
  return why ? worded(why, t) : task.error;
}

function worded(why: Why, t: Texts): string {
  switch (why.code) {
    case 'noNode':
      return t.why.noNode(why.reasons.map(reason => obstacle(reason, t)).join('; '));
    case 'imageMissing':
    case 'imageDenied':
    case 'badMount':
    case 'notFound':
      return t.why[why.code](why.name);
    case 'exit':
    case 'killed':
    case 'crashed':
    case 'noCommand':
      return t.why[why.code](why.exit);
    case 'unhealthy':
    case 'ended':
    case 'waits':
    case 'portTaken':
    case 'nodeLost':
    case 'noStart':
      return t.why[why.code]();
  }
}

function obstacle({ reason, nodes, text }: NoNode, t: Texts): string {
  return reason === 'other' ? text : t.noNode[reason](nodes);
}

/** Why a task does not run, with what Swarm says of it as evidence. */
export function WhyNot({ task }: { task: Task }) {
  const t = updateMessages.use();
  const said = sentence(task, t);
  if (said === '') {
    return null;
  }
  return (
    <span className={classes.whole}>
      <span className={classes.why}>{said}</span>
      {task.error !== '' && said !== task.error && (
        <small className="dim">
          {t.evidence}: <span className="mono">{task.error}</span>
        </small>
      )}
    </span>
  );
}
