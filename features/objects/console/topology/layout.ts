import { Graph as Drawn, layout } from '@dagrejs/dagre';
import type { Graph } from './graph';

/** The size of every box. */
export const BOX = { width: 196, height: 46 } as const;

export interface Place {
  readonly x: number;
  readonly y: number;
}

export interface Picture {
  readonly width: number;
  readonly height: number;
  /** The upper left corner of each box, by its key. */
  readonly places: ReadonlyMap<string, Place>;
}

/** Finds places from left to right: services, the networks that they share, containers. */
export function placed({ things, edges }: Graph): Picture {
  const drawn = new Drawn({ multigraph: false });
  drawn.setGraph({ rankdir: 'LR', nodesep: 14, ranksep: 90, marginx: 24, marginy: 24 });
  drawn.setDefaultEdgeLabel(() => ({}));
  for (const { key } of things) {
    drawn.setNode(key, { ...BOX });
  }
  for (const [member, network] of edges) {
    if (member.startsWith('s')) {
      drawn.setEdge(member, network);
    } else {
      drawn.setEdge(network, member);
    }
  }
  layout(drawn);
  const places = new Map(
    things.map(({ key }) => {
      const { x = 0, y = 0 } = drawn.node(key) ?? {};
      return [key, { x: x - BOX.width / 2, y: y - BOX.height / 2 }];
    }),
  );
  const { width = 0, height = 0 } = drawn.graph() as { width?: number; height?: number };
  return { width, height, places };
}

/** A curve from one box to the other. */
export function curve(from: Place, to: Place): string {
  const [left, right] = from.x <= to.x ? [from, to] : [to, from];
  const x1 = left.x + BOX.width;
  const y1 = left.y + BOX.height / 2;
  const y2 = right.y + BOX.height / 2;
  const middle = (x1 + right.x) / 2;
  return `M${x1},${y1} C${middle},${y1} ${middle},${y2} ${right.x},${y2}`;
}
