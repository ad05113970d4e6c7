import { catalogue, type Overview, type Schemas } from '@console';
import { IconComponents, IconRocket, IconStack2 } from '@tabler/icons-react';
import { messages } from './messages';
import type { Service, Task } from './service';
import { serviceMessages } from './serviceMessages';

type Stack = Schemas['StackSummary'];

export const stackOverview = catalogue({
  en: {
    running: (count: string) => `${count} running`,
    rolling: (count: string) => `${count} rolling out`,
    degraded: (count: string) => `${count} degraded`,
    failed: (count: string) => `${count} failed`,
    whole: (count: string) => `${count} complete`,
    short: (count: string) => `${count} short of tasks`,
    stackFailed: (name: string) => `The rollout of stack ${name} failed`,
    stackRolling: (name: string) => `Stack ${name} rolls out`,
    tasks: (running: number, desired: number) => `${running} of ${desired} tasks run`,
    down: (name: string) => `Service ${name} is down`,
    lacking: (name: string) => `Service ${name} is short of tasks`,
    paused: (name: string) => `The update of service ${name} is paused`,
    rolledBack: (name: string) => `Service ${name} was rolled back`,
    updating: (name: string) => `Service ${name} is being updated`,
    pending: (name: string) => `A task of ${name} finds no place`,
    taskFailed: (name: string) => `A task of ${name} failed`,
    begin: 'Nothing runs here yet',
    beginText:
      'Deploy the example that comes with Grampus, a counter in three services, or write a Compose file of your own.',
    deploy: 'Write a stack',
  },
  zh: {
    running: (count: string) => `${count} 个运行中`,
    rolling: (count: string) => `${count} 个发布中`,
    degraded: (count: string) => `${count} 个降级`,
    failed: (count: string) => `${count} 个失败`,
    whole: (count: string) => `${count} 个完整`,
    short: (count: string) => `${count} 个缺少任务`,
    stackFailed: (name: string) => `堆栈 ${name} 发布失败`,
    stackRolling: (name: string) => `堆栈 ${name} 正在发布`,
    tasks: (running: number, desired: number) => `${desired} 个任务中有 ${running} 个在运行`,
    down: (name: string) => `服务 ${name} 已停止`,
    lacking: (name: string) => `服务 ${name} 缺少任务`,
    paused: (name: string) => `服务 ${name} 的更新已暂停`,
    rolledBack: (name: string) => `服务 ${name} 已回滚`,
    updating: (name: string) => `服务 ${name} 正在更新`,
    pending: (name: string) => `${name} 的任务找不到节点`,
    taskFailed: (name: string) => `${name} 的任务失败`,
    begin: '此处尚未运行任何内容',
    beginText: '部署 Grampus 自带的示例（由三个服务组成的计数器），或编写自己的 Compose 文件。',
    deploy: '编写堆栈',
  },
});

const t = stackOverview.now;

const ofService = (row: Service) => ({ about: `service/${row.name}`, address: `/services/${row.id}` });
const ofTask = (row: Task) => ({ about: `service/${row.service}`, address: `/tasks/${row.id}` });
const ofStack = (row: Stack) => ({
  about: `stack/${row.name}`,
  address: row.rollout === '' ? `/stacks/${row.id}` : `/rollouts/${row.rollout}`,
  since: row.changedAt,
});

export const overview: Overview = {
  counters: [
    {
      order: 10,
      icon: IconStack2,
      label: () => messages.now().title,
      of: 'stacks',
      address: '/stacks',
      parts: [
        { query: 'state:running', says: count => t().running(count) },
        { query: 'state:rolling', says: count => t().rolling(count), tone: 'busy' },
        { query: 'state:degraded', says: count => t().degraded(count), tone: 'warn' },
        { query: 'state:failed', says: count => t().failed(count), tone: 'bad' },
      ],
    },
    {
      order: 20,
      icon: IconComponents,
      label: () => serviceMessages.now().services,
      of: 'services',
      address: '/services',
      parts: [
        { query: 'missing:0', says: count => t().whole(count) },
        { query: 'missing>0', says: count => t().short(count), tone: 'bad' },
      ],
    },
  ],
  concerns: [
    {
      of: 'services',
      query: 'missing>0',
      address: '/services',
      trouble: (row: Service) => ({
        ...ofService(row),
        weight: row.running === 0 ? 10 : 15,
        tone: row.updateState === 'updating' && row.running > 0 ? 'warn' : 'bad',
        title: row.running === 0 ? t().down(row.name) : t().lacking(row.name),
        says: t().tasks(row.running, row.desired),
        since: row.updated,
      }),
    },
    {
      of: 'services',
      query: 'updateState:paused,rollback_paused',
      address: '/services',
      trouble: (row: Service) => ({
        ...ofService(row),
        weight: 12,
        tone: 'bad',
        title: t().paused(row.name),
        says: row.updateMessage,
        since: row.updateStarted,
      }),
    },
    {
      of: 'services',
      query: 'updateState:rollback_completed',
      address: '/services',
      trouble: (row: Service) => ({
        ...ofService(row),
        weight: 40,
        tone: 'warn',
        title: t().rolledBack(row.name),
        says: row.updateMessage,
        since: row.updateStarted,
      }),
    },
    {
      of: 'services',
      query: 'updateState:updating,rollback_started',
      address: '/services',
      trouble: (row: Service) => ({
        ...ofService(row),
        weight: 75,
        tone: 'busy',
        title: t().updating(row.name),
        says: row.updateMessage,
        since: row.updateStarted,
      }),
    },
    {
      of: 'tasks',
      query: 'desired:running state:pending since>30s',
      address: '/tasks',
      trouble: (row: Task) => ({
        ...ofTask(row),
        weight: 14,
        tone: 'bad',
        title: t().pending(row.service),
        says: row.error || row.message,
        since: row.since,
      }),
    },
    {
      of: 'tasks',
      query: 'state:failed,rejected,orphaned since<1h',
      address: '/tasks',
      trouble: (row: Task) => ({
        ...ofTask(row),
        weight: 45,
        tone: 'warn',
        title: t().taskFailed(row.service),
        says: row.error || row.message,
        since: row.since,
      }),
    },
    {
      of: 'stacks',
      query: 'state:failed',
      address: '/stacks',
      trouble: (row: Stack) => ({
        ...ofStack(row),
        weight: 11,
        tone: 'bad',
        title: t().stackFailed(row.name),
        says: t().tasks(row.running, row.desired),
      }),
    },
    {
      of: 'stacks',
      query: 'state:rolling',
      address: '/stacks',
      trouble: (row: Stack) => ({
        ...ofStack(row),
        weight: 70,
        tone: 'busy',
        title: t().stackRolling(row.name),
        says: t().tasks(row.running, row.desired),
      }),
    },
  ],
  beginning: {
    icon: IconRocket,
    title: () => t().begin,
    text: () => t().beginText,
    command: './grampus stack deploy -c examples/counter/compose.yaml counter',
    button: () => t().deploy,
    address: '/new-stack',
  },
};
