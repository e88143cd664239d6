/** Photos of reports. */
import { compare } from '../app/decimal';
import { apiUrl, get, Problem, submit } from '../app/http';
import { pathOf, type Report, type Reporting, type WorkOrder } from './workOrders';

/** The most photos of a report, as the hub takes them. */
export const MOST_PHOTOS = 4;

/** The report that a photo goes with: its number, or what was sent and the position at which the hub shows it. */
export type ReportOf = { order: string; report: number | { said: Reporting; position: number } };

export const photoUrl = (order: string, sha256: string): string => apiUrl(`${pathOf(order)}/photos/${sha256}`);
export const erasePhoto = (order: string, report: number, sha256: string, reason: string, key: string): Promise<unknown> => submit(`${pathOf(order)}/reports/${report}/photos/${sha256}`, { method: 'DELETE', key }, { reason });

/** The number of the report that was sent: the last of this work by this person, whatever was corrected since. */
export function numberOf(reports: readonly Report[], { step, from, until, good, person }: Reporting): number | undefined {
  const isAt = (one: string, other: string): boolean => new Date(one).getTime() === new Date(other).getTime();
  return reports.findLast((one) => one.step === step && isAt(one.from, from) && isAt(one.until, until) && compare(one.corrections[0]?.before.good ?? one.good, good) === 0 && (person === null || one.person === person))?.number;
}

/** Adds a photo. A repeat of the same photo changes nothing. */
export async function addPhoto({ order, report }: ReportOf, photo: Blob, key: string): Promise<void> {
  const number = typeof report === 'number' ? report : numberOf((await get<WorkOrder>(pathOf(order), { as: 'supplier', atLeast: report.position })).reports, report.said);
  if (number === undefined) throw new Problem({ status: 404, code: 'report-not-found' });
  await submit(`${pathOf(order)}/reports/${number}/photos`, { method: 'POST', body: photo, type: photo.type, key });
}
