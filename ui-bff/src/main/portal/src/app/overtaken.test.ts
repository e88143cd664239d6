import { QueryClient, QueryObserver } from '@tanstack/react-query';
import { expect, test } from 'vitest';
import { overtaken } from './overtaken';
import { reads } from './refresh';

/** Longer than a burst of changes. */
const LONG = 250;
const after = (milliseconds: number): Promise<void> => new Promise((done) => setTimeout(done, milliseconds));

/** The number of reads of an open view with a slow first answer, if an event arrives at the given moment. */
async function readsOf(arrival: number, answer: number): Promise<number> {
  const client = new QueryClient();
  const follower = reads('balance');
  const apply = (): void => follower.apply(client, 'supplier', {} as never);
  const events = overtaken(client.getQueryCache(), () => true, apply);
  let count = 0;
  const queryFn = async (): Promise<number> => {
    count++;
    await after(answer);
    return count;
  };
  const close = new QueryObserver(client, { queryKey: ['balance', 'one', { as: 'supplier' }], queryFn }).subscribe(() => {});
  await after(arrival);
  events.arrives('stock', { position: 1 });
  apply();
  await after(answer + 2 * LONG);
  close();
  events.stop();
  client.clear();
  return count;
}

test.concurrent('a view is read once more after an event, and then rests', async () => {
  expect(await readsOf(60, 10)).toBe(2);
});

test.concurrent('an answer that was under way when an event arrived is read again', async () => {
  expect(await readsOf(10, LONG)).toBe(2);
});
