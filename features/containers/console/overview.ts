import { catalogue, type Overview, type Schemas } from '@console';
import { IconBox } from '@tabler/icons-react';
import { messages } from './messages';

type Container = Schemas['ContainerRow'];

export const containerOverview = catalogue({
  en: {
    running: (count: string) => `${count} running`,
    stopped: (count: string) => `${count} stopped`,
    unhealthyPart: (count: string) => `${count} unhealthy`,
    unhealthy: (name: string) => `Container ${name} is unhealthy`,
    restarting: (name: string) => `Container ${name} restarts again and again`,
    restarts: (count: number) => (count === 1 ? '1 restart so far' : `${count} restarts so far`),
    memory: (name: string) => `Container ${name} ran out of memory`,
    killed: 'The kernel killed it: its limit is too low, or it uses too much.',
    failed: (name: string) => `Container ${name} failed`,
    exit: (code: number) => `It ended with exit code ${code}.`,
  },
  zh: {
    running: (count: string) => `${count} 个运行中`,
    stopped: (count: string) => `${count} 个已停止`,
    unhealthyPart: (count: string) => `${count} 个不健康`,
    unhealthy: (name: string) => `容器 ${name} 不健康`,
    restarting: (name: string) => `容器 ${name} 不断重启`,
    restarts: (count: number) => `已重启 ${count} 次`,
    memory: (name: string) => `容器 ${name} 内存不足`,
    killed: '已被内核终止：限额过低，或占用过多。',
    failed: (name: string) => `容器 ${name} 失败`,
    exit: (code: number) => `以退出码 ${code} 结束。`,
  },
});

const t = containerOverview.now;

// what somebody stopped ends with 128 and the signal's number; containers of tasks are told as their service's
const FAILED = 'state:exited,dead -exitCode:0,130,137,143 -oomKilled:true -service:?*';

const about = (row: Container) => `container/${row.id}`;
const address = (row: Container) => `/containers/${row.id}`;

export const overview: Overview = {
  counters: [
    {
      order: 30,
      icon: IconBox,
      label: () => messages.now().title,
      of: 'containers',
      address: '/containers',
      parts: [
        { query: 'state:running', says: count => t().running(count) },
        { query: '-state:running', says: count => t().stopped(count) },
        { query: 'health:unhealthy state:running', says: count => t().unhealthyPart(count), tone: 'bad' },
      ],
    },
  ],
  concerns: [
    {
      of: 'containers',
      query: 'health:unhealthy state:running',
      address: '/containers',
      trouble: (row: Container) => ({
        about: about(row),
        weight: 20,
        tone: 'bad',
        title: t().unhealthy(row.name),
        says: row.image,
        address: address(row),
        since: row.started,
      }),
    },
    {
      of: 'containers',
      query: 'state:restarting',
      address: '/containers',
      trouble: (row: Container) => ({
        about: about(row),
        weight: 30,
        tone: 'bad',
        title: t().restarting(row.name),
        says: t().restarts(row.restartCount),
        address: address(row),
        since: row.finished,
      }),
    },
    {
      of: 'containers',
      query: 'oomKilled:true -state:running -service:?*',
      address: '/containers',
      trouble: (row: Container) => ({
        about: about(row),
        weight: 50,
        tone: 'bad',
        title: t().memory(row.name),
        says: t().killed,
        address: address(row),
        since: row.finished,
      }),
    },
    {
      of: 'containers',
      query: FAILED,
      address: '/containers',
      trouble: (row: Container) => ({
        about: about(row),
        weight: 60,
        tone: 'warn',
        title: t().failed(row.name),
        says: t().exit(row.exitCode),
        address: address(row),
        since: row.finished,
      }),
    },
  ],
};
