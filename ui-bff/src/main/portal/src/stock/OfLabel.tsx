import { useFormat } from '../app/format';
import { Notice } from '../app/Notice';
import { said } from '../labels/label';
import { Faults } from '../labels/Said';
import { useWords } from '../labels/words';
import type { Before } from './labelled';
import type { Draft } from './scanning';
import type { Remark } from './useScanner';

type Props = {
  draft: Draft;
  remarks: Remark[];
  document: string;
  /** The unit that the part is kept in, where the label counts in another. */
  kept: string | undefined;
  /** When its package was booked. */
  before: Before | undefined;
};

/** What of a label has to be looked at before it is booked. */
export function OfLabel({ draft, remarks, document, kept, before }: Props) {
  const t = useWords();
  const format = useFormat();
  const { label, part } = draft;
  if (!label) return null;
  const named = said(label.fields, 'document');
  return (
    <>
      <Faults faults={label.faults} />
      {before && (
        <Notice tone="late" role="alert">
          <span data-testid="scanned-before">{before.document ? t('againFor', { label: before.label, document: before.document, at: format.moment(before.at) }) : t('again', { label: before.label, at: format.moment(before.at) })}</span>
        </Notice>
      )}
      {remarks
        // Whoever has named the part since knows it.
        .filter((one) => one.why !== 'gtinUnknown' || part === '')
        .map(({ why, values }) => (
          <Notice key={why} tone="open" role="alert">
            {t(why as 'several', values as { label: string })}
          </Notice>
        ))}
      {named && named !== document && <Notice tone="open">{t('otherDocument', { document: named })}</Notice>}
      {kept && label.quantity && <Notice tone="open">{t('unit', { unit: format.unit(label.unit ?? ''), kept: format.unit(kept) })}</Notice>}
    </>
  );
}
