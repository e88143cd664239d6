import { useTranslation } from 'react-i18next';
import { useFormat } from '../app/format';
import classes from './documents.module.css';
import { Measurements } from './Measurements';
import { type Nonconformance, type Place, segmentOf } from './documents';
import { SegmentLink } from './SegmentLink';

type Props = { all: Nonconformance[]; places: Place[] | null; segments: string | undefined; /** How many measurements the line itself has. */ first: number };

/** The defects of an item, how they show, and the required actions. */
export function Nonconformances({ all, places, segments, first }: Props) {
  const { t } = useTranslation('documents');
  const format = useFormat();
  /** The name of a common code. */
  const named = (of: 'attribute' | 'characteristic', code: string | null) => code && t(`${of}.${code}` as 'characteristic.CHEM', { defaultValue: code });
  /** A code that the partners agreed on (ZZ) is on no published list. */
  const agreed = (code: string | null) => code?.replace(/^ZZ /, '') ?? null;
  const counted = ({ quantity, unit }: { quantity: string | null; unit: string | null }) => quantity && `${format.quantity(quantity)} ${format.unit(unit ?? '')}`;
  return (
    <ul className={classes.below} data-testid="nonconformances">
      {all.map((it, at) => (
        // oxlint-disable-next-line react/no-array-index-key -- they never change, and two may say the same
        <li key={at}>
          <strong>{it.texts.join(' · ') || t('wrong.unsaid')}</strong>{' '}
          <span className="dim number">{[it.number && t('wrong.number', { number: it.number }), named('attribute', it.attribute), named('characteristic', it.characteristic), named('attribute', agreed(it.code)), counted(it)].filter(Boolean).join(' · ')}</span> <SegmentLink segments={segments} segment={segmentOf(places, 'nonconformance', at)} />
          {it.measurements.length > 0 && (
            <Measurements all={it.measurements} places={places} segments={segments} first={all.slice(0, at).reduce((sum, { measurements }) => sum + measurements.length, first)} />
          )}
          {it.actions.map((action, nth) => (
            // oxlint-disable-next-line react/no-array-index-key -- as above
            <p key={nth}>
              → {[action.code && t(`action.${action.code}`, { defaultValue: action.code }), ...action.texts].filter(Boolean).join(' · ')}{' '}
              <span className="dim number">{[action.number && t('wrong.number', { number: action.number }), counted(action)].filter(Boolean).join(' · ')}</span>
            </p>
          ))}
        </li>
      ))}
    </ul>
  );
}
