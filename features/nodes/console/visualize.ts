import type { Node, Task } from './node';

/** A node with the tasks that are shown on it; the column of those without a node has none. */
export interface Column {
  readonly node: Node | undefined;
  readonly tasks: readonly Task[];
  /** How many more there are than are shown. */
  readonly more: number;
}

const MOST = 240;
/** As many as `visualizer.module.css` has colours. */
const COLOURS = 8;

/** Whether a task runs or is about to. */
export function isCurrent({ desired }: Task): boolean {
  return desired === 'running' || desired === 'ready';
}

/** Nodes by name, each with its tasks; first those that wait for a node, if any. */
export function columnsOf(nodes: Iterable<Node>, tasks: Iterable<Task>, current: boolean): readonly Column[] {
  const byNode = new Map<string, Task[]>();
  for (const task of tasks) {
    if (!current || isCurrent(task)) {
      const list = byNode.get(task.nodeId);
      if (list) {
        list.push(task);
      } else {
        byNode.set(task.nodeId, [task]);
      }
    }
  }
  const waiting = (byNode.get('') ?? []).filter(isCurrent);
  const columns = [...nodes]
    .sort((a, b) => a.name.localeCompare(b.name, undefined, { numeric: true }))
    .map(node => column(node, byNode.get(node.id) ?? []));
  return waiting.length > 0 ? [column(undefined, waiting), ...columns] : columns;
}

function column(node: Node | undefined, tasks: readonly Task[]): Column {
  const sorted = [...tasks].sort(
    (a, b) =>
      a.name.localeCompare(b.name, undefined, { numeric: true }) ||
      Number(isCurrent(b)) - Number(isCurrent(a)) ||
      (b.since ?? '').localeCompare(a.since ?? ''),
  );
  return { node, tasks: sorted.slice(0, MOST), more: Math.max(0, sorted.length - MOST) };
}

/** A colour for each service that does not change while others come and go. */
export function colourOf(service: string): number {
  let hash = 0;
  for (const letter of service) {
    hash = (Math.imul(hash, 31) + (letter.codePointAt(0) ?? 0)) | 0;
  }
  return Math.abs(hash) % COLOURS;
}
