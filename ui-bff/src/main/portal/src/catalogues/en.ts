import type { Texts } from '../contexts';

const files = import.meta.glob<object>('../*/en.json', { eager: true, import: 'default' });

/** All words in English, fetched for readers of English. */
export const texts = Object.fromEntries(Object.entries(files).map(([path, words]) => [path.split('/')[1] ?? '', words])) as Texts;
