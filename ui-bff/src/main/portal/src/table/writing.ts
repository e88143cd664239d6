import type { Cell, Head } from './csv';

/** The page's requests to the worker that writes a file, in their order. */
export type Asked = { begin: { name: string; format: Format; columns: Head[] } } | { rows: Cell[][] } | 'end';
export type Answered = { file?: Blob } | { fault: string };
export type Format = 'xlsx' | 'csv';

/** A file written beside the page, so that the page stays responsive. */
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
    /** Resolves once earlier rows are written, so that little waits at any time. */
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
