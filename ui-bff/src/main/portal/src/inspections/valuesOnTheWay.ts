import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useSyncExternalStore } from 'react';
import { type Entry, type Outbox, outboxOf, type Send } from '../app/outbox';
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

/** Sends a value under its own key, so that a repeat without an answer is the same value. */
const sendValue: Send<Waiting> = async ({ inspection, person, result, key }) => {
  await enter(inspection, [result], person, key);
  return { state: 'done' };
};

/** Sends all that waits. `after` comes once behind the last of them, if the hub took any. */
export async function sendAll(box: Outbox<Waiting>, send: Send<Waiting>, after: () => void): Promise<void> {
  let taken = 0;
  await box.send(async (one) => {
    const result = await send(one);
    taken++;
    return result;
  });
  if (taken > 0) after();
}

export function useSendValues(): () => void {
  const client = useQueryClient();
  const box = useValuesBox();
  return useCallback(() => void sendAll(box, sendValue, () => void client.invalidateQueries({ queryKey: [KIND] })), [client, box]);
}
