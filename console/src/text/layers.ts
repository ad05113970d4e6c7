import { catalogue } from './catalogue';

/** What is said of the layers of an image, on a node or in a registry. */
export const layerTexts = catalogue({
  en: {
    tab: 'Layers',
    bar: 'Layers drawn to size, from the bottom up',
    total: 'Total',
    unique: 'Only in this image',
    shared: 'Shared with other images',
    order: 'Order',
    size: 'Size',
    command: 'Command',
    sharing: 'Shared with',
    base: 'Base of the image',
    large: 'Large',
    nobody: 'Nobody',
    more: (count: number) => `and ${count} more`,
    none: 'This image has no layers.',
  },
  zh: {
    tab: '层',
    bar: '按大小绘制的层，自下而上',
    total: '总计',
    unique: '仅此镜像',
    shared: '与其他镜像共享',
    order: '顺序',
    size: '大小',
    command: '命令',
    sharing: '共享者',
    base: '镜像的基础层',
    large: '较大',
    nobody: '无',
    more: (count: number) => `以及另外 ${count} 个`,
    none: '此镜像没有层。',
  },
});
