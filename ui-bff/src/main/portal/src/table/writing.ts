import type { Cell, Head } from './csv';

/** What the page asks of who writes a file for it, one thing after the other. */
export type Asked = { begin: { name: string; format: Format; columns: Head[] } } | { rows: Cell[][] } | 'end';
export type Answered = { file?: Blob } | { fault: string };
export type Format = 'xlsx' | 'csv';

/** A file that is written beside the page, which stays quick meanwhile. */
export function writing(name: string, format: Format, columns: Head[]) {
  const worker = new Worker(new URL('./writing.worker.ts', import.meta.url), { type: 'module' });
  let answer = Promise.withResolvers<Blob | undefined>();
  worker.addEventListener('message', ({ data }: MessageEvent<Answered>) => ('fault' in data ? answer.reject(new Error(data.fault)) : answer.resolve(data.file)));
  worker.addEventListener('error', (fault) => answer.reject(new Error(fault.message)));
  const ask = (asked: Asked): Promise<Blob | undefined> => {
    answer = Promise.withResolvers();
    worker.postMessage(asked, []);
    return answer.promise;
  };
  let last = ask({ begin: { name, format, columns } });
  return {
    /** Returns once what came before is written: little waits at any time. */
    add: async (rows: Cell[][]): Promise<void> => {
      await last;
      last = ask({ rows });
    },
    end: async (): Promise<Blob> => {
      await last;
      return (await ask('end')) as Blob;
    },
    close: () => worker.terminate(),
  };
}
