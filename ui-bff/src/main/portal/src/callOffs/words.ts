import type { TFunction } from 'i18next';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { weekOf } from '../app/days';
import { type Format, useFormat } from '../app/format';
import type { Moment } from '../app/moment';
import { useBothNumbers, usePartName } from '../app/PartName';
import { usePartnerName, useSiteName } from '../app/partners';
import type { CallOffLine } from './callOffs';
import { type Side, useScope, useScopedPath } from '../app/scope';

/**
 * Everything that turns a line into words, made once per list: thirty rows per frame have no time
 * to make their own.
 */
export type Words = {
  t: TFunction<'callOffs'>;
  format: Format;
  partnerName: (code: string) => string;
  siteName: (party: string, site: string) => string;
  /** The part name that both partners agreed, otherwise the message's description. */
  partName: (of: Pick<CallOffLine, 'part' | 'description'>) => string | undefined;
  /** The reader's own number of a line's part, and the partner's if it differs. */
  numbersOf: (of: Pick<CallOffLine, 'buyer' | 'supplier' | 'part'>) => { own: string; other: string | undefined };
  path: (path: string) => string;
  as: Side | undefined;
  asOf: Moment | undefined;
};

/** The day, the week or the month in which a line is due, as the API writes them. */
export function dueIn({ due, bucket }: Pick<CallOffLine, 'due' | 'bucket'>): string {
  if (bucket === 'week') return weekOf(due);
  return bucket === 'month' ? due.slice(0, 7) : due;
}

/** When a line is due: its day, week or month, and any time. */
export function dueText({ format, t }: Words, { due, bucket, time }: Pick<CallOffLine, 'due' | 'bucket' | 'time'>): [string, string] {
  if (bucket === 'week') return [format.week(weekOf(due)), format.dateIn(weekOf(due), due)];
  if (bucket === 'month') return [format.month(due.slice(0, 7)), t('bucket.month')];
  return [format.date(due), bucket === 'day' ? (time ?? format.weekday(due)) : t(`bucket.${bucket}`)];
}

export function useWords(): Words {
  const { t } = useTranslation('callOffs');
  const format = useFormat();
  const partnerName = usePartnerName();
  const siteName = useSiteName();
  const agreed = usePartName();
  const both = useBothNumbers();
  const path = useScopedPath();
  const { as, asOf } = useScope();
  return useMemo(
    () => ({ t, format, partnerName, siteName, partName: ({ part, description }: Pick<CallOffLine, 'part' | 'description'>) => agreed(part) ?? description ?? undefined, numbersOf: numbersFrom(both, as), path, as, asOf }),
    [t, format, partnerName, siteName, agreed, both, path, as, asOf],
  );
}

const numbersFrom =
  (both: ReturnType<typeof useBothNumbers>, as: Side | undefined): Words['numbersOf'] =>
  ({ buyer, supplier, part }) => {
    const { own, others } = both({ part, by: 'buyers', partner: as === 'supplier' ? buyer : supplier });
    return { own, other: others[0] };
  };
