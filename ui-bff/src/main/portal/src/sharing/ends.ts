import { daysAfter, today } from '../app/days';
import type { GrantRow } from './grants';

/** The filters of grants: in force, new, ending soon, ended lately. */
export const shows = ['holds', 'new', 'ending', 'ended'] as const;
export type Show = (typeof shows)[number];

const NEW_DAYS = 7;
const SOON_DAYS = 30;
const LATELY_DAYS = 30;

type Ends = Pick<GrantRow, 'givenAt' | 'until' | 'withdrawnAt'>;

/** Whether it ended before that day: withdrawn, or past its last day. */
export const isOver = ({ until, withdrawnAt }: Ends, day: string): boolean => withdrawnAt !== null || (until !== null && until < day);

export function isShown(show: string | undefined, row: Ends, day: string): boolean {
  switch (show) {
    case 'holds':
      return !isOver(row, day);
    case 'new':
      return !isOver(row, day) && today(row.givenAt) > daysAfter(day, -NEW_DAYS);
    case 'ending':
      return !isOver(row, day) && row.until !== null && row.until <= daysAfter(day, SOON_DAYS);
    case 'ended':
      return isOver(row, day) && (row.withdrawnAt === null ? (row.until ?? '') : today(row.withdrawnAt)) >= daysAfter(day, -LATELY_DAYS);
    default:
      return true;
  }
}
