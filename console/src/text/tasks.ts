import { useCallback } from 'react';
import { catalogue } from './catalogue';

const states = catalogue({
  en: {
    new: 'New',
    pending: 'Pending',
    assigned: 'Assigned',
    accepted: 'Accepted',
    preparing: 'Preparing',
    ready: 'Ready',
    starting: 'Starting',
    running: 'Running',
    complete: 'Complete',
    shutdown: 'Shut down',
    failed: 'Failed',
    rejected: 'Rejected',
    remove: 'Removed',
    orphaned: 'Orphaned',
  },
  zh: {
    new: '新建',
    pending: '等待中',
    assigned: '已分配',
    accepted: '已接受',
    preparing: '准备中',
    ready: '就绪',
    starting: '启动中',
    running: '运行中',
    complete: '已完成',
    shutdown: '已停止',
    failed: '失败',
    rejected: '被拒绝',
    remove: '已移除',
    orphaned: '失联',
  },
});

/** What a state of a Swarm task is called; one that is not known here stays as it is. */
export function useTaskWord(): (state: string) => string {
  const words: Readonly<Record<string, string>> = states.use();
  return useCallback(state => words[state] ?? state, [words]);
}
