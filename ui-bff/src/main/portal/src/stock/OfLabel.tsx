import { Button } from '@mantine/core';
import { useFormat } from '../app/format';
import { Notice } from '../app/Notice';
import { said } from '../labels/label';
import { Faults } from '../labels/Said';
import { useWords } from '../labels/words';
import { type Amount, type Before, differing } from './labelled';
import type { Remark } from './reading';
import type { Draft } from './scanning';

type Props = {
  draft: Draft;
  remarks: Remark[];
  document: string;
  /** The unit of the part's stock, if the label counts in another. */
  kept: string | undefined;
  /** When its package was booked. */
  before: Before | undefined;
  /** Books the goods without their package's number. */
  onLeaveOut: () => void;
};

/** The points of a label to check before booking. */
export function OfLabel({ draft, remarks, document, kept, before, onLeaveOut }: Props) {
  const t = useWords();
  const format = useFormat();
  const { label, part } = draft;
  if (!label) return null;
  const named = said(label.fields, 'document');
  const differs = differing(label);
  const amount = ({ quantity, unit }: Amount): string => `${format.quantity(quantity)} ${unit ? format.unit(unit) : ''}`.trim();
  return (
    <>
      <Faults faults={label.faults} />
      {before && (
        <Notice tone="late" role="alert">
          <span data-testid="scanned-before">{before.document ? t('againFor', { label: before.label, document: before.document, at: format.moment(before.at) }) : t('again', { label: before.label, at: format.moment(before.at) })}</span>
          {before.document && (
            <Button size="sm" variant="default" mt={6} onClick={onLeaveOut} data-testid="leave-package-out">
              {t('leaveOut')}
            </Button>
          )}
        </Notice>
      )}
      {remarks
        // A person who has named the part since knows it.
        .filter((one) => one.why !== 'gtinUnknown' || part === '')
        .map(({ why, values }) => (
          <Notice key={why} tone="open" role="alert">
            {t(why as 'several', values as { label: string })}
          </Notice>
        ))}
      {differs && (
        <Notice tone="open" role="alert">
          <span data-testid="label-differs">{t('differs', { announced: amount(differs.announced), quantity: amount(differs.label) })}</span>
        </Notice>
      )}
      {label.announced?.batch && label.own.batch && label.announced.batch !== label.own.batch && (
        <Notice tone="open" role="alert">
          {t('otherBatch', { announced: label.announced.batch, batch: label.own.batch })}
        </Notice>
      )}
      {named && named !== document && <Notice tone="open">{t('otherDocument', { document: named })}</Notice>}
      {kept && label.quantity && <Notice tone="open">{t('unit', { unit: format.unit(label.unit ?? ''), kept: format.unit(kept) })}</Notice>}
    </>
  );
}
