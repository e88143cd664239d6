import { csvInto, type Sink } from './csv';
import type { Answered, Asked } from './writing';
import { xlsxInto } from './xlsx';

/** Writes one file for the page that started it, and answers each request. */
let sink: Sink | undefined;

async function answer(asked: Asked): Promise<Answered> {
  if (asked === 'end') {
    const file = await sink?.end();
    return file ? { file } : {};
  }
  if ('begin' in asked) sink = asked.begin.format === 'csv' ? csvInto(asked.begin.columns) : xlsxInto(asked.begin.name, asked.begin.columns);
  else await sink?.add(asked.rows);
  return {};
}

self.addEventListener('message', ({ data }: MessageEvent<Asked>) => {
  void answer(data)
    .catch((fault: unknown): Answered => ({ fault: String(fault) }))
    .then((answered) => self.postMessage(answered, { transfer: [] }));
});
