import { catalogue } from '@console';

const nodes = (count: number | undefined) =>
  count === undefined ? 'some nodes' : count === 1 ? '1 node' : `${count} nodes`;
const zhNodes = (count: number | undefined) => (count === undefined ? '部分节点' : `${count} 个节点`);

/** Texts about changing services: their update settings, their room, and why tasks do not run. */
export const updateMessages = catalogue({
  en: {
    settings: {
      action: 'Update',
      title: (name: string) => `Update ${name}`,
      doing: (name: string) => `Update ${name}`,
      image: 'Image',
      imageStays: 'No task is replaced now; the settings hold from the next update on.',
      imageChanges: 'All tasks are replaced by those of this image, in the way that is set below.',
      text: 'The next deploy of its stack sets what its file says again.',
      save: 'Save settings',
      seconds: 'in seconds',
      percent: 'in percent',
      dangers: 'What to think of',
      edit: 'Edit',
    },
    danger: {
      gap: 'Its only task is stopped before the new one starts: nobody is served meanwhile. Start-first avoids that.',
      allStop: 'All tasks are stopped at the same time: nobody is served meanwhile. Replace fewer at once.',
      allAtOnce:
        'All tasks are replaced at the same time: a bad version reaches all of them, and twice the room is needed meanwhile.',
      noHealthcheck:
        'It sets no healthcheck: unless its image brings one, a task counts as well as soon as its process runs.',
      shortWatch: 'Tasks are watched for less than 5 s: one that fails later does not stop the update.',
      goesOn: 'A failed update goes on: a bad version replaces all tasks.',
      toleratesAll: 'Any number of tasks may fail: no failure is ever acted upon.',
      portTwice:
        'It publishes a port of the node itself: on a node that has a task, the new one cannot start before the old one has stopped.',
      writesTwice: 'It writes to a volume: with start-first two tasks may write to it at the same time.',
    },
    redeploy: {
      action: 'Redeploy',
      doing: (what: string) => `Redeploy ${what}`,
      title: (count: number) =>
        count === 1 ? 'Replace the tasks of this service?' : `Replace the tasks of ${count} services?`,
      text: 'All tasks are replaced by new ones, in the way of the update settings.',
      pull: 'Look for a newer image',
      pullSays:
        'Asks the registry what its name stands for now. An image that was made on this node is taken as it is now.',
    },
    pause: 'Pause the update',
    room: {
      looking: 'Looking for room …',
      unlimited: 'Its tasks reserve nothing, so Swarm puts any number of them on the nodes.',
      more: (count: number, now: number) =>
        count === 0
          ? `There is no room for more than the present ${now}.`
          : count === 1
            ? `There is room for 1 more than the present ${now}.`
            : `There is room for ${count} more than the present ${now}.`,
      short: (missing: number) =>
        missing === 1 ? 'One task would wait for a node.' : `${missing} tasks would wait for a node.`,
      reserves: (text: string) => `Each task reserves ${text}.`,
      cores: (count: string) => `${count} cores`,
      takes: (count: number | null) => (count === null ? 'any number' : `${count} more`),
    },
    objections: {
      DOWN: (_: string) => 'does not answer',
      PAUSED: (_: string) => 'is paused',
      DRAINED: (_: string) => 'is drained',
      CONSTRAINT: (detail: string) => `does not fit ${detail}`,
      PLATFORM: (detail: string) => `is no ${detail}`,
      CPUS: (detail: string) => `has too few cores free (${detail})`,
      MEMORY: (detail: string) => `has too little memory free (${detail})`,
      MOST_PER_NODE: (detail: string) => `has the ${detail} tasks that one node may have`,
      PORT: (detail: string) => `has port ${detail} in use`,
    },
    evidence: 'In Swarm’s words',
    why: {
      noNode: (reasons: string) => (reasons === '' ? 'No node takes it.' : `No node takes it: ${reasons}.`),
      imageMissing: (name: string) => `The image ${name} cannot be pulled and is not on the node.`,
      imageDenied: (name: string) => `The registry does not give the image ${name} to the node.`,
      badMount: (name: string) => `The path ${name}, which it mounts, does not exist on the node.`,
      notFound: (name: string) => `Its command ${name} cannot be run in its image.`,
      exit: (exit: number) => `Its process ended with exit code ${exit}.`,
      killed: (exit: number) =>
        `Its process was killed (exit code ${exit}): by the memory limit, or by hand.`,
      crashed: (exit: number) => `Its process crashed (exit code ${exit}).`,
      noCommand: (exit: number): string =>
        exit === 127
          ? 'Its command was not found (exit code 127).'
          : 'Its command may not be run (exit code 126).',
      unhealthy: () => 'Its healthcheck failed too often, so it was stopped.',
      ended: () => 'Its process ended by itself, without an error.',
      waits: () => 'It waits for a node.',
      portTaken: () => 'A port that it publishes is in use on the node.',
      nodeLost: () => 'Its node does not answer, so nobody knows of it.',
      noStart: () => 'It could not be started.',
    },
    noNode: {
      constraint: (count: number | undefined) => `its constraints rule out ${nodes(count)}`,
      resources: (count: number | undefined) => `what it reserves is not free on ${nodes(count)}`,
      port: (count: number | undefined) => `its port is in use on ${nodes(count)}`,
      most: (_: number | undefined) => 'one node may have no more of them',
      plugin: (count: number | undefined) => `a plugin is missing on ${nodes(count)}`,
      platform: (count: number | undefined) => `its image is not for the platform of ${nodes(count)}`,
      unavailable: (count: number | undefined) => `${nodes(count)} not available (down, paused or drained)`,
    },
  },
  zh: {
    settings: {
      action: '更新',
      title: (name: string) => `更新 ${name}`,
      doing: (name: string) => `更新 ${name}`,
      image: '镜像',
      imageStays: '现在不替换任务；设置从下一次更新起生效。',
      imageChanges: '所有任务将按以下设置替换为此镜像的任务。',
      text: '其堆栈下次部署时会恢复文件中的内容。',
      save: '保存设置',
      seconds: '单位：秒',
      percent: '单位：百分比',
      dangers: '需要留意',
      edit: '编辑',
    },
    danger: {
      gap: '唯一的任务会在新任务启动前停止，期间无法提供服务。使用 start-first 可避免。',
      allStop: '所有任务同时停止，期间无法提供服务。请减少同时替换的数量。',
      allAtOnce: '所有任务同时替换：有问题的版本会影响全部任务，且期间需要两倍的资源。',
      noHealthcheck: '未设置健康检查：除非镜像自带，否则进程一运行即视为正常。',
      shortWatch: '任务的观察时间不足 5 秒：之后的失败不会使更新停止。',
      goesOn: '更新失败后仍会继续：有问题的版本会替换所有任务。',
      toleratesAll: '允许任意数量的任务失败：任何失败都不会得到处理。',
      portTwice: '它发布了节点自身的端口：在已有任务的节点上，旧任务停止之前新任务无法启动。',
      writesTwice: '它会写入卷：使用 start-first 时，两个任务可能同时写入。',
    },
    redeploy: {
      action: '重新部署',
      doing: (what: string) => `重新部署 ${what}`,
      title: (count: number) => (count === 1 ? '替换此服务的任务？' : `替换 ${count} 个服务的任务？`),
      text: '所有任务将按更新设置替换为新任务。',
      pull: '查找更新的镜像',
      pullSays: '向注册表询问该名称现在所指的镜像。在此节点上构建的镜像则取其当前版本。',
    },
    pause: '暂停更新',
    room: {
      looking: '正在查看可用空间……',
      unlimited: '其任务没有预留资源，Swarm 可以在节点上放置任意数量。',
      more: (count: number, now: number) =>
        count === 0 ? `除现有的 ${now} 个外没有空间。` : `除现有的 ${now} 个外还可容纳 ${count} 个。`,
      short: (missing: number) => `有 ${missing} 个任务会等待节点。`,
      reserves: (text: string) => `每个任务预留 ${text}。`,
      cores: (count: string) => `${count} 个 CPU`,
      takes: (count: number | null) => (count === null ? '数量不限' : `还可 ${count} 个`),
    },
    objections: {
      DOWN: (_: string) => '没有响应',
      PAUSED: (_: string) => '已暂停',
      DRAINED: (_: string) => '已排空',
      CONSTRAINT: (detail: string) => `不符合约束 ${detail}`,
      PLATFORM: (detail: string) => `不是 ${detail}`,
      CPUS: (detail: string) => `空闲 CPU 不足（${detail}）`,
      MEMORY: (detail: string) => `空闲内存不足（${detail}）`,
      MOST_PER_NODE: (detail: string) => `已达到每节点上限 ${detail} 个任务`,
      PORT: (detail: string) => `端口 ${detail} 已被占用`,
    },
    evidence: 'Swarm 的原话',
    why: {
      noNode: (reasons: string) => (reasons === '' ? '没有节点接受它。' : `没有节点接受它：${reasons}。`),
      imageMissing: (name: string) => `无法拉取镜像 ${name}，节点上也没有。`,
      imageDenied: (name: string) => `注册表不允许节点获取镜像 ${name}。`,
      badMount: (name: string) => `它要挂载的路径 ${name} 在节点上不存在。`,
      notFound: (name: string) => `其镜像中无法运行命令 ${name}。`,
      exit: (exit: number) => `其进程以退出码 ${exit} 结束。`,
      killed: (exit: number) => `其进程被强制终止（退出码 ${exit}）：可能超出内存限制，或被手动终止。`,
      crashed: (exit: number) => `其进程崩溃（退出码 ${exit}）。`,
      noCommand: (exit: number): string =>
        exit === 127 ? '找不到其命令（退出码 127）。' : '不允许运行其命令（退出码 126）。',
      unhealthy: () => '健康检查多次失败，因此被停止。',
      ended: () => '其进程自行结束，没有错误。',
      waits: () => '正在等待节点。',
      portTaken: () => '它发布的端口在节点上已被占用。',
      nodeLost: () => '其节点没有响应，情况不明。',
      noStart: () => '无法启动。',
    },
    noNode: {
      constraint: (count: number | undefined) => `约束排除了${zhNodes(count)}`,
      resources: (count: number | undefined) => `${zhNodes(count)}没有足够的空闲资源`,
      port: (count: number | undefined) => `${zhNodes(count)}上的端口已被占用`,
      most: (_: number | undefined) => '已达到每节点上限',
      plugin: (count: number | undefined) => `${zhNodes(count)}缺少插件`,
      platform: (count: number | undefined) => `镜像不适用于${zhNodes(count)}的平台`,
      unavailable: (count: number | undefined) => `${zhNodes(count)}不可用（下线、暂停或排空）`,
    },
  },
});
