import { catalogue } from '@console';

/** What the overview says of nodes; their own pages are another feature's. */
export const messages = catalogue({
  en: {
    nodes: 'Nodes',
    states: { ready: 'Ready', down: 'Down', disconnected: 'Disconnected', unknown: 'Unknown' },
    availabilities: { active: 'Active', pause: 'Paused', drain: 'Drained' },
    emptyTitle: 'No nodes',
  },
  zh: {
    nodes: '节点',
    states: { ready: '就绪', down: '下线', disconnected: '已断开', unknown: '未知' },
    availabilities: { active: '可调度', pause: '已暂停', drain: '已排空' },
    emptyTitle: '没有节点',
  },
});
