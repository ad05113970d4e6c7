import { catalogue, type Overview, type Schemas } from '@console';
import { IconServer2 } from '@tabler/icons-react';
import { messages } from './messages';

type Node = Schemas['NodeRow'];

export const inventoryOverview = catalogue({
  en: {
    ready: (count: string) => `${count} ready`,
    notReady: (count: string) => `${count} not ready`,
    drained: (count: string) => `${count} drained`,
    nodeDown: (name: string, state: string) => `Node ${name} is ${state.toLowerCase()}`,
    nodeDrained: (name: string) => `Node ${name} takes no tasks`,
    unreachable: (name: string) => `Manager ${name} is unreachable`,
    unreachableText:
      'The other managers do not hear from it. Without a majority of them nothing can be changed.',
    nodesTitle: 'Nodes',
    cpu: 'CPU',
    memory: 'Memory',
    cores: (count: number) => (count === 1 ? '1 core' : `${count} cores`),
    of: (used: string, all: string) => `${used} of ${all}`,
    unmeasured: 'No agent measures it',
    waiting: 'Waiting for the first measurement',
    otherNodes: (count: number) => (count === 1 ? 'and 1 more node' : `and ${count} more nodes`),
    recent: 'Recent events',
    quiet: 'The engine tells of nothing in the last hour. Events appear here as they happen.',
    commands: (count: string) =>
      `The engine remembers only ${count} commands run in containers, such as health checks. Other events appear here as they happen.`,
  },
  zh: {
    ready: (count: string) => `${count} 个就绪`,
    notReady: (count: string) => `${count} 个未就绪`,
    drained: (count: string) => `${count} 个已排空`,
    nodeDown: (name: string, state: string) => `节点 ${name}：${state}`,
    nodeDrained: (name: string) => `节点 ${name} 不接受任务`,
    unreachable: (name: string) => `管理节点 ${name} 无法访问`,
    unreachableText: '其他管理节点收不到它的消息。失去多数管理节点后将无法进行任何更改。',
    nodesTitle: '节点',
    cpu: 'CPU 占用',
    memory: '内存',
    cores: (count: number) => `${count} 核`,
    of: (used: string, all: string) => `${used}，共 ${all}`,
    unmeasured: '没有代理可供测量',
    waiting: '等待首次测量',
    otherNodes: (count: number) => `以及另外 ${count} 个节点`,
    recent: '最近的事件',
    quiet: '引擎没有报告最近一小时内的事件。新事件会即时显示在这里。',
    commands: (count: string) =>
      `引擎只记得在容器中执行命令（如健康检查）的 ${count} 条事件。其他事件会即时显示在这里。`,
  },
});

const t = inventoryOverview.now;
const about = (row: Node) => `node/${row.id}`;
const address = (row: Node) => `/nodes/${row.id}`;

export const overview: Overview = {
  counters: [
    {
      order: 40,
      icon: IconServer2,
      label: () => messages.now().nodes,
      of: 'nodes',
      address: '/nodes',
      parts: [
        { query: 'state:ready', says: count => t().ready(count) },
        { query: '-state:ready', says: count => t().notReady(count), tone: 'bad' },
        { query: 'availability:drain,pause', says: count => t().drained(count), tone: 'warn' },
      ],
    },
  ],
  concerns: [
    {
      of: 'nodes',
      query: '-state:ready',
      address: '/nodes',
      trouble: (row: Node) => {
        const { states } = messages.now();
        const state = states[row.state as keyof typeof states] ?? row.state;
        const title = t().nodeDown(row.name, state);
        return { about: about(row), weight: 5, tone: 'bad', title, says: row.message, address: address(row) };
      },
    },
    {
      of: 'nodes',
      query: 'reachability:unreachable',
      address: '/nodes',
      trouble: (row: Node) => ({
        about: about(row),
        weight: 6,
        tone: 'bad',
        title: t().unreachable(row.name),
        says: t().unreachableText,
        address: address(row),
      }),
    },
    {
      of: 'nodes',
      query: 'availability:drain,pause',
      address: '/nodes',
      trouble: (row: Node) => {
        const { availabilities } = messages.now();
        return {
          about: about(row),
          weight: 80,
          tone: 'paused',
          title: t().nodeDrained(row.name),
          says: availabilities[row.availability as keyof typeof availabilities] ?? row.availability,
          address: address(row),
        };
      },
    },
  ],
  panels: [
    { name: 'nodes', order: 10, lists: ['nodes'], load: () => import('./NodesPanel') },
    { name: 'events', order: 20, load: () => import('./EventsPanel') },
  ],
};
