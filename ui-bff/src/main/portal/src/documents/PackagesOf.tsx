import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../app/format';
import classes from './documents.module.css';
import { type Packages, type Place, segmentOf } from './documents';
import { SegmentLink } from './SegmentLink';

/** How many labels are shown at first. */
const FEW = 4;

/** A line's packages: their number and type, the quantity in each, and their labels. */
export function PackagesOf({ all, unit, places, segments }: { all: Packages[]; unit: string | null; places: Place[] | null; segments: string | undefined }) {
  const { t } = useTranslation('documents');
  const format = useFormat();
  /** The standard's codes by name. The partners' own packaging numbers stay as they are. */
  const typeName = (type: string | null) => type && t(`packageType.${type as 'BX'}`, { defaultValue: type });
  return (
    <ul className={classes.below} data-testid="packages">
      {all.map(({ count, type, each, labels, mixed, outer }, at) => (
        <li key={at}>
          <span className="number">
            {format.quantity(String(count))} × {typeName(type) ?? t('packages.plain', { count })}
          </span>
          {each && <span className="number"> · {t('packages.each', { quantity: `${format.quantity(each)} ${format.unit(unit ?? '')}`.trim() })}</span>}
          {mixed && <span className="dim"> · {t('packages.mixed')}</span>}
          {outer && (
            <span className="dim">
              {' · '}
              {t('packages.outer', { name: [typeName(outer.type), ...outer.labels.slice(0, 1)].filter(Boolean).join(' ') })}
            </span>
          )}{' '}
          <SegmentLink segments={segments} segment={segmentOf(places, 'packages', at)} />
          {labels.length > 0 && <Labels all={labels} />}
        </li>
      ))}
    </ul>
  );
}

function Labels({ all }: { all: string[] }) {
  const { t } = useTranslation('documents');
  const [open, setOpen] = useState(all.length <= FEW + 1);
  return (
    <span className="mono dim" data-testid="labels">
      {' '}
      {(open ? all : all.slice(0, FEW)).join(', ')}
      {!open && (
        <>
          {' '}
          <button type="button" className={classes.unfold} onClick={() => setOpen(true)} data-testid="labels-more">
            {t('andMore', { count: all.length - FEW })}
          </button>
        </>
      )}
    </span>
  );
}
