import { useTranslation } from 'react-i18next';
import { compare } from '../app/decimal';
import { useFormat } from '../app/format';
import { Sign } from '../app/Sign';
import classes from './documents.module.css';
import { type Measurement, type Place, segmentOf } from './documents';
import { SegmentLink } from './SegmentLink';

/** EDIFACT 6321: 4 is equal to. Other codes are shown as they are. */
const signs: Record<string, string> = { '3': '≈', '4': '', '5': '≥', '6': '>', '7': '<', '8': '≤' };

/**
 * Whether a value is outside its limits. A value known only as more or less than something is not
 * judged.
 */
const isOutside = ({ value, min, max, significance }: Measurement): boolean =>
  value !== null && (significance === null || significance === '4') && ((min !== null && compare(value, min) < 0) || (max !== null && compare(value, max) > 0));

/**
 * The code of DE 6313 and 738. T is a tare weight, but in a unit of stress test reports mean
 * tensile strength.
 */
const propertyOf = ({ property, unit }: Measurement): string | null => (property === 'T' && unit === 'MPA' ? 'TENSILE' : property);

/** Both limits, or the only one with its sign. */
function between({ min, max }: Measurement, say: (decimal: string) => string): string {
  if (min && max) return `${say(min)} – ${say(max)}`;
  return min ? `≥ ${say(min)}` : max ? `≤ ${say(max)}` : '–';
}

type Props = { all: Measurement[]; places: Place[] | null; segments: string | undefined; /** The place of the first one among the line's. */ first?: number };

/** A test's measurements of an item, each value with its limits if stated. */
export function Measurements({ all, places, segments, first = 0 }: Props) {
  const { t } = useTranslation('documents');
  const format = useFormat();
  const batches = all.some((it) => it.batch !== null);
  const limits = all.some((it) => it.min !== null || it.max !== null);
  return (
    <table className={`${classes.lines} ${classes.measured}`} data-testid="measurements">
      <thead>
        <tr>
          <th scope="col">{t('measured.property')}</th>
          <th scope="col" className={classes.right}>{t('measured.value')}</th>
          {limits && <th scope="col" className={classes.right}>{t('measured.limits')}</th>}
          <th scope="col">{t('measured.unit')}</th>
          <th scope="col">{t('measured.purpose')}</th>
          <th scope="col">{t('measured.characteristic')}</th>
          {batches && <th scope="col">{t('batch')}</th>}
          {segments && places && <th scope="col">{t('column.segment')}</th>}
        </tr>
      </thead>
      <tbody>
        {all.map((it, at) => (
          // oxlint-disable-next-line react/no-array-index-key -- they never change, and two may say the same
          <tr key={at}>
            <td>
              {it.property ? <span title={it.property}>{t(`property.${propertyOf(it) as 'ZC'}`, { defaultValue: it.property })}</span> : (it.name ?? '–')} {it.property && it.name && <span className="dim">{it.name}</span>}
            </td>
            <td className={`${classes.right} number`}>
              {it.value ? `${it.significance ? (signs[it.significance] ?? `(${it.significance})`) : ''} ${format.quantity(it.value)}` : '–'}
              {isOutside(it) && (
                <>
                  {' '}
                  <Sign tone="late" sign="✕">{t('measured.outside')}</Sign>
                </>
              )}
            </td>
            {limits && (
              <td className={`${classes.right} number`} data-label={t('measured.limits')}>
                {between(it, format.quantity)}
              </td>
            )}
            <td data-label={t('measured.unit')}>{it.unit ? format.unit(it.unit) : '–'}</td>
            <td data-label={t('measured.purpose')}>{t(`purpose.${it.purpose}`, { defaultValue: it.purpose })}</td>
            <td data-label={t('measured.characteristic')} title={it.characteristic ?? undefined}>
              {[it.characteristic && t(`characteristic.${it.characteristic as 'CHEM'}`, { defaultValue: it.characteristic }), it.method].filter(Boolean).join(' / ') || '–'}
            </td>
            {batches && <td className="number" data-label={t('batch')}>{it.batch ?? '–'}</td>}
            {segments && places && (
              <td data-label={t('column.segment')}>
                <SegmentLink alone segments={segments} segment={segmentOf(places, 'measurement', first + at)} />
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
