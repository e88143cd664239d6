/** Photos of reports: shrunk by this browser, and sent as they are shown. */
import { compare } from '../app/decimal';
import { apiUrl, get, submit } from '../app/http';
import { pathOf, type Report, type Reporting, type WorkOrder } from './workOrders';

/** The longest side of a photo that is sent, in pixels. */
const LONGEST = 1600;
/** The most bytes of a photo, and the most photos of a report, as the hub takes them. */
const MOST_BYTES = 2 * 1024 * 1024;
export const MOST_PHOTOS = 4;

/** The size of a picture whose longest side is at most that of a photo; smaller ones stay. */
export function fitted(width: number, height: number): { width: number; height: number } {
  const by = Math.min(1, LONGEST / Math.max(width, height));
  return { width: Math.max(1, Math.round(width * by)), height: Math.max(1, Math.round(height * by)) };
}

const qualities = [0.85, 0.7, 0.5, 0.3] as const;

/**
 * A picture as a JPEG that the hub takes. Drawing it anew leaves out where and with what it was
 * taken. Undefined if this browser cannot read the file as a picture.
 */
export async function shrunk(file: Blob): Promise<Blob | undefined> {
  const picture = await createImageBitmap(file, { imageOrientation: 'from-image' }).catch(() => undefined);
  if (!picture) return undefined;
  const canvas = document.createElement('canvas');
  Object.assign(canvas, fitted(picture.width, picture.height));
  canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height);
  picture.close();
  for (const quality of qualities) {
    const photo = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', quality));
    if (photo && photo.size <= MOST_BYTES) return photo;
  }
  return undefined;
}

export const photoUrl = (order: string, sha256: string): string => apiUrl(`${pathOf(order)}/photos/${sha256}`);
export const addPhoto = (order: string, report: number, photo: Blob, key: string): Promise<unknown> => submit(`${pathOf(order)}/reports/${report}/photos`, { method: 'POST', body: photo, type: photo.type, key });
export const erasePhoto = (order: string, report: number, sha256: string, reason: string, key: string): Promise<unknown> => submit(`${pathOf(order)}/reports/${report}/photos/${sha256}`, { method: 'DELETE', key }, { reason });

/** The number of the report that was sent: the last of this work by this person. */
export function numberOf(reports: readonly Report[], { step, from, until, good, person }: Reporting): number | undefined {
  const isAt = (one: string, other: string): boolean => new Date(one).getTime() === new Date(other).getTime();
  return reports.findLast((one) => one.step === step && isAt(one.from, from) && isAt(one.until, until) && compare(one.good, good) === 0 && (person === null || one.person === person))?.number;
}

/** Reads the order as of the report, and adds photos to it. A repeat of the same photo changes nothing. */
export async function addPhotos(order: string, sent: { said: Reporting; position: number }, photos: readonly Blob[], key: string): Promise<void> {
  const { reports } = await get<WorkOrder>(pathOf(order), { as: 'supplier', atLeast: sent.position });
  const number = numberOf(reports, sent.said);
  if (number === undefined) throw new Error('The report is not shown yet.');
  for (const [at, photo] of photos.entries()) await addPhoto(order, number, photo, `${key}.${at}`);
}
