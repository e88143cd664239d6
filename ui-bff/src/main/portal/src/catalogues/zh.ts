import type { Texts } from '../contexts';

const files = import.meta.glob<object>('../*/zh.json', { eager: true, import: 'default' });

/** All words in Chinese, fetched for readers of Chinese. */
export const texts = Object.fromEntries(Object.entries(files).map(([path, words]) => [path.split('/')[1] ?? '', words])) as Texts;
