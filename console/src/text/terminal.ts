import { catalogue } from './catalogue';

export const terminal = catalogue({
  en: {
    label: (name: string) => (name === '' ? 'Terminal' : `Terminal in ${name}`),
    shell: 'Shell',
    auto: 'bash, else sh',
    connect: 'Connect',
    again: 'Connect again',
    connecting: 'Connecting',
    open: 'Connected',
    ended: (code: number) => `Ended with exit code ${code}`,
    lost: 'The connection was lost. What ran may still run in the container.',
    refused:
      'No connection: the container does not run, you may not use its terminal, or the server is away.',
    leave: 'Shift+Esc leaves the terminal. Ctrl+Shift+C copies, Ctrl+Shift+V pastes.',
  },
  zh: {
    label: (name: string) => (name === '' ? '终端' : `${name} 的终端`),
    shell: 'Shell 程序',
    auto: 'bash，否则 sh',
    connect: '连接',
    again: '重新连接',
    connecting: '连接中',
    open: '已连接',
    ended: (code: number) => `已结束，退出码 ${code}`,
    lost: '连接中断。容器中的程序可能仍在运行。',
    refused: '无法连接：容器未运行、您无权使用其终端，或服务器不可用。',
    leave: 'Shift+Esc 离开终端；Ctrl+Shift+C 复制，Ctrl+Shift+V 粘贴。',
  },
});
