import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useSyncExternalStore } from 'react';
import { Problem } from '../app/http';
import { type Entry, type Outbox, outboxOf, type Send } from '../app/outbox';
import { browserStorage } from '../app/sendWaiting';
import { useMe } from '../app/Session';
import { addPhoto as addToInspection, type PhotoOf } from '../inspections/photos';
import { addPhoto as addToReport, type ReportOf } from '../workOrders/photos';
import { dropPictures, keepPictures, picturesOf } from './pictures';

/** The record that a photo goes with. */
export type Target = ({ of: 'report' } & ReportOf) | ({ of: 'inspection' } & PhotoOf);
/** A photo on its way to the hub: its place, and the number of the document there. Its picture is kept apart. */
export type Waiting = Entry & { target: Target; path: string; number: string };

/** The most photos that wait, because a phone's storage is small. */
const MOST_WAITING = 30;

const boxes = new Map<string, Outbox<Waiting>>();

/** This person's photos. The next person on this device neither sees nor sends them. */
export function usePhotosBox(): Outbox<Waiting> {
  const user = useMe().user ?? '';
  let box = boxes.get(user);
  if (!box) boxes.set(user, (box = outboxOf(browserStorage(), 'weft.photos', user)));
  return box;
}

export function useWaitingPhotos(): readonly Waiting[] {
  const box = usePhotosBox();
  return useSyncExternalStore(box.subscribe, box.entries, box.entries);
}

export const isOnTheWay = ({ state }: Entry): boolean => state === 'waiting' || state === 'sending';

/** Whether this device takes one more photo. */
export const hasRoom = (box: Outbox<Waiting>, besides = 0): boolean => box.entries().filter((one) => one.state !== 'done').length + besides < MOST_WAITING;

/** Keeps photos with the record that they go with, and then lets them be sent. */
export async function addPhotos(box: Outbox<Waiting>, photos: readonly Blob[], to: Pick<Waiting, 'target' | 'path' | 'number'>): Promise<void> {
  for (const photo of photos) {
    const key = crypto.randomUUID();
    // oxlint-disable-next-line no-await-in-loop -- the picture is there before its entry
    await keepPictures(key, [photo]);
    box.add({ ...to, key, at: new Date().toISOString(), state: 'waiting' });
  }
}

/** The same with one photo. False if too many wait already. */
export async function addIfRoom(box: Outbox<Waiting>, photo: Blob, to: Pick<Waiting, 'target' | 'path' | 'number'>): Promise<boolean> {
  if (!hasRoom(box)) return false;
  await addPhotos(box, [photo], to);
  return true;
}

export const sendPhoto: Send<Waiting> = async ({ key, target }) => {
  const [photo] = await picturesOf(key);
  if (!photo) throw new Problem({ status: 410, code: 'picture-gone' });
  if (target.of === 'report') await addToReport(target, photo, key);
  else await addToInspection(target, photo, key);
  await dropPictures(key);
  return { state: 'done' };
};

export function useSendPhotos(): () => void {
  const client = useQueryClient();
  const box = usePhotosBox();
  return useCallback(() => {
    void box.send(async (one) => {
      const sent = await sendPhoto(one);
      void client.invalidateQueries({ queryKey: [one.target.of === 'report' ? 'work-orders' : 'inspections'] });
      return sent;
    });
  }, [client, box]);
}
