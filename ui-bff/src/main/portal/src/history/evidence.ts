import { apiUrl, Problem, readBytes } from '../app/http';
import { packing, zipped } from '../app/zip';

/** How often to ask for an event that is not sealed yet. */
const ATTEMPTS = 20;

const pause = (seconds: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve, reject) => {
    const stop = (): void => reject(signal.reason as Error);
    signal.addEventListener('abort', stop, { once: true });
    setTimeout(() => {
      signal.removeEventListener('abort', stop);
      resolve();
    }, seconds * 1_000);
  });

/** Reads again and again until the event is sealed, each time after the seconds that the hub names. */
export async function untilSealed<T>(read: () => Promise<T>, wait: (seconds: number) => Promise<void>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await read();
    } catch (error) {
      if (!(error instanceof Problem) || error.body.code !== 'not-sealed' || attempt === ATTEMPTS) throw error;
      await wait(error.body.retryAfter ?? 1);
    }
  }
}

export const filesOf = (position: number): { event: string; proof: string; policy: string } => ({ event: `event-${position}.json`, proof: `event-${position}.tlog-proof`, policy: 'policy' });

/** The command that checks the three files without the hub. */
export function commandFor(position: number): string {
  const { event, proof, policy } = filesOf(position);
  return `java -jar weft-verify.jar ${event} ${proof} ${policy}`;
}

/** An event, its proof and the policy in one archive. */
export async function evidenceOf(position: number, signal: AbortSignal): Promise<Blob> {
  const names = filesOf(position);
  const read = (path: string): Promise<Uint8Array<ArrayBuffer>> => untilSealed(() => readBytes(apiUrl(path), signal), (seconds) => pause(seconds, signal));
  const event = await read(`/evidence/events/${position}`);
  const proof = await read(`/evidence/proofs/${position}`);
  const policy = await read('/evidence/policy');
  const files: [string, Uint8Array<ArrayBuffer>][] = [
    [names.event, event],
    [names.proof, proof],
    [names.policy, policy],
  ];
  return zipped(
    await Promise.all(
      files.map(async ([name, content]) => {
        const file = packing(name);
        await file.add(content);
        return file.end();
      }),
    ),
  );
}
