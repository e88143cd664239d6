import { apiUrl, isMember, readSession, sessionIsOver } from './http';
import type { Side } from './scope';

export type StreamState = 'connecting' | 'open' | 'down';
export type Listener = {
  /** The hub reports the position of its history. Resolves once this page has caught up. */
  hello(position: number): Promise<void>;
  event(name: string, data: { position: number }): void;
  state(state: StreamState): void;
};

const LONGEST_WAIT = 15_000;
/** A hidden tab gives its connection back, because HTTP/1.1 has six per origin. */
const UNSEEN = 60_000;

/**
 * One EventSource, kept alive until the returned function is called. The browser reconnects with
 * Last-Event-ID after a broken connection. Only after a refusal (any status but 200) does this open
 * a new one.
 */
export function openStream(as: Side | undefined, names: readonly string[], listener: Listener): () => void {
  let source: EventSource | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let wait = 1_000;
  let closed = false;

  const open = (): void => {
    if (closed) return;
    const mine = new EventSource(apiUrl('/changes/stream', { as }));
    source = mine;
    mine.addEventListener('hello', (event) => {
      wait = 1_000;
      void listener.hello((JSON.parse(event.data) as { position: number }).position).then(() => {
        if (source === mine && mine.readyState === EventSource.OPEN) listener.state('open');
      });
    });
    for (const name of names) {
      mine.addEventListener(name, (event) => listener.event(name, JSON.parse(event.data) as { position: number }));
    }
    mine.addEventListener('error', () => {
      if (closed || source !== mine) return;
      listener.state('down');
      if (mine.readyState === EventSource.CLOSED) again();
    });
  };

  const again = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      readSession().then(
        (session) => (session.authenticated ? isMember().then((member) => member && open(), again) : sessionIsOver()),
        again,
      );
    }, wait);
    wait = Math.min(wait * 2, LONGEST_WAIT);
  };

  let unseen: ReturnType<typeof setTimeout> | undefined;
  const looked = (): void => {
    clearTimeout(unseen);
    if (document.hidden) {
      unseen = setTimeout(() => {
        clearTimeout(timer);
        source?.close();
        source = undefined;
      }, UNSEEN);
    } else if (!source) {
      listener.state('connecting');
      open();
    }
  };

  document.addEventListener('visibilitychange', looked);
  listener.state('connecting');
  open();
  return () => {
    closed = true;
    document.removeEventListener('visibilitychange', looked);
    clearTimeout(timer);
    clearTimeout(unseen);
    source?.close();
  };
}
