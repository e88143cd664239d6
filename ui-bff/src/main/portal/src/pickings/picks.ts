import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useSyncExternalStore } from 'react';
import { submit } from '../app/http';
import { type Outbox, outboxOf, type Send } from '../app/outbox';
import { browserStorage } from '../app/sendWaiting';
import { useMe } from '../app/Session';
import { KIND, pathOf } from './pickings';
import type { Scanned } from './scanning';

const boxes = new Map<string, Outbox<Scanned>>();

/** The scans of this person. Another person on this device neither sees nor sends them. */
export function usePicksBox(): Outbox<Scanned> {
  const user = useMe().user ?? '';
  let box = boxes.get(user);
  if (!box) boxes.set(user, (box = outboxOf(browserStorage(), 'weft.picked', user)));
  return box;
}

export function usePicks(): readonly Scanned[] {
  const box = usePicksBox();
  return useSyncExternalStore(box.subscribe, box.entries, box.entries);
}

type Answer = { right: boolean; expected: string; scanned: string; version: number };

/** Sends a scan under its own key, so that the hub knows a repeat as the same scan. */
const sendPick: Send<Scanned> = async ({ picking, line, code, quantity, at, key }) => {
  const { right, expected, scanned, version } = await submit<Answer>(`${pathOf(picking)}/scans`, { method: 'POST', body: JSON.stringify({ line, code, quantity, at }), key });
  return { state: 'done', right, expected, scanned, version };
};

export function useSendPicks(): () => void {
  const client = useQueryClient();
  const box = usePicksBox();
  return useCallback(() => void box.send(sendPick).then(() => client.invalidateQueries({ queryKey: [KIND] })), [client, box]);
}

export const close = ({ id, version }: { id: string; version: number }, reason: string | null, key: string): Promise<unknown> => submit(`${pathOf(id)}/closing`, { method: 'POST', body: JSON.stringify({ reason }), version, key });
