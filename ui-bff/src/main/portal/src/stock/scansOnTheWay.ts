import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { announce } from '../app/announce';
import { type Outbox, outboxOf, type Send } from '../app/outbox';
import { useScope } from '../app/scope';
import { browserStorage } from '../app/sendWaiting';
import { useMe } from '../app/Session';
import { forget } from './meaning';
import { readScans } from './scans';
import { booked, type Booking } from './scanning';
import { move } from './stock';

const boxes = new Map<string, Outbox<Booking>>();

/** This person's outbox. The next person on this device neither sees nor sends it. */
export function useOutbox(): Outbox<Booking> {
  const user = useMe().user ?? '';
  let box = boxes.get(user);
  if (!box) boxes.set(user, (box = outboxOf(browserStorage(), 'weft.outbox', user)));
  return box;
}

/** The scans, newest first. */
export function useBookings(): readonly Booking[] {
  const box = useOutbox();
  return useSyncExternalStore(box.subscribe, box.entries);
}

/** Sends all that waits; sent bookings are not sent again. */
export function useSendScans(): () => void {
  const { t } = useTranslation('stock');
  const client = useQueryClient();
  const { as, asOf } = useScope();
  const box = useOutbox();
  return useCallback(() => {
    const send: Send<Booking> = async (booking) => {
      const { site, part, batch, document, packages, unit, at, way, quantity, reason, key } = booking;
      const [label] = packages ?? [];
      const { version, position } = await move({ site, part, category: 'finished', status: 'usable', ...(batch && { batch }), ...(document && { document }), ...(label !== undefined && { label }), ...(reason && { reason }), unit, at, ...booked(way, quantity) }, key);
      // Goods that the document had already moved are no movement of their own, and cannot be
      // undone.
      const under = document ? await readScans({ as, asOf }, site, document, position).catch(() => undefined) : undefined;
      const same = under?.every((one) => one.part !== part || one.movement !== version);
      announce(t(same ? 'scan.hadAlready' : 'scan.booked', { part }));
      void forget(client);
      return same ? { state: 'same' } : { state: 'done', movement: version };
    };
    void box.send(send);
  }, [t, client, as, asOf, box]);
}
