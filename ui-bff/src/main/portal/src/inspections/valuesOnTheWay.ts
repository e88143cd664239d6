import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useSyncExternalStore } from 'react';
import { type Entry, type Outbox, outboxOf, type SendGroup } from '../app/outbox';
import { browserStorage } from '../app/sendWaiting';
import { useMe } from '../app/Session';
import { enter, KIND, type Result } from './inspections';

/** A measured value on its way to the hub. */
export type Waiting = Entry & { inspection: string; number: string; person: string | null; result: Result; passed: boolean };

const boxes = new Map<string, Outbox<Waiting>>();

/** This person's measured values. The next person on this device neither sees nor sends them. */
export function useValuesBox(): Outbox<Waiting> {
  const user = useMe().user ?? '';
  let box = boxes.get(user);
  if (!box) boxes.set(user, (box = outboxOf(browserStorage(), 'weft.measured', user)));
  return box;
}

export function useWaitingValues(): readonly Waiting[] {
  const box = useValuesBox();
  return useSyncExternalStore(box.subscribe, box.entries, box.entries);
}

/** The most values in one request. */
export const TOGETHER = 20;

/** The values that go in one request: the oldest, and the next ones of the same inspection by the same person. */
export function together(waiting: readonly Waiting[]): readonly Waiting[] {
  const first = waiting[0];
  const end = waiting.findIndex((one) => one.inspection !== first?.inspection || one.person !== first.person);
  return waiting.slice(0, Math.min(TOGETHER, end === -1 ? waiting.length : end));
}

/**
 * The key of a request: of one value its own, of several a digest of theirs, so that the same values
 * without an answer repeat as the same request. In another group they are still the same attempts.
 */
export async function keyOf(values: readonly Pick<Waiting, 'key'>[]): Promise<string> {
  if (values.length === 1 && values[0]) return values[0].key;
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(values.map((one) => one.key).join(' ')));
  return [...new Uint8Array(digest)].map((one) => one.toString(16).padStart(2, '0')).join('');
}

const sendValues: SendGroup<Waiting> = async (values) => {
  const [first] = values;
  if (first) await enter(first.inspection, values.map((one) => one.result), first.person, await keyOf(values));
  return { state: 'done' };
};

/** Sends all that waits. `after` comes once behind the last of them, if the hub took any. */
export async function sendAll(box: Outbox<Waiting>, send: SendGroup<Waiting>, after: () => void): Promise<void> {
  let taken = 0;
  await box.sendGroups(together, async (values) => {
    const result = await send(values);
    taken++;
    return result;
  });
  if (taken > 0) after();
}

export function useSendValues(): () => void {
  const client = useQueryClient();
  const box = useValuesBox();
  return useCallback(() => void sendAll(box, sendValues, () => void client.invalidateQueries({ queryKey: [KIND] })), [client, box]);
}
