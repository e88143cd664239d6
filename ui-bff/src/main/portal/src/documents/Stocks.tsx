import { useTranslation } from 'react-i18next';
import { useFormat } from '../app/format';
import classes from './documents.module.css';
import { type DocumentRow, type Place, segmentOf, type Stock } from './documents';
import { SegmentLink } from './SegmentLink';

/** Meanings that both standards have, by their codes. Other codes are shown as they are. */
const meanings: Record<NonNullable<DocumentRow['codes']>, Record<string, 'onHand' | 'unusable' | 'committed' | 'onHold' | 'available' | 'onOrder'>> = {
  edifact: { '145': 'onHand', '17': 'onHand', '20': 'unusable', '66': 'committed' },
  x12: { '17': 'onHand', '20': 'unusable', '27': 'committed', '33': 'available', '63': 'onOrder', QH: 'onHold' },
};

/** Each quantity of an item in a stock report, with its meaning and place. */
export function Stocks({ all, codes, places, segments }: { all: Stock[]; codes: DocumentRow['codes']; places: Place[] | null; segments: string | undefined }) {
  const { t } = useTranslation('documents');
  const format = useFormat();
  return (
    <ul className={classes.below} data-testid="stocks">
      {all.map(({ meaning, direction, inventory, place, quantity, unit, site }, at) => {
        const known = codes ? meanings[codes][meaning] : undefined;
        return (
          <li key={at}>
            <span className="number">
              {format.quantity(quantity)} {format.unit(unit ?? '')}
            </span>{' '}
            {known ? t(`stock.${known}`) : t('stock.meaning', { code: meaning })}
            {direction && <span className="dim"> · {t(`stock.direction.${direction}` as 'stock.direction.1', { defaultValue: direction })}</span>}
            {inventory && <span className="dim"> · {t(`stock.inventory.${inventory}` as 'stock.inventory.1', { defaultValue: inventory })}</span>}
            {site && <span className="dim"> · {site}</span>}
            {place && <span className="dim"> · {place}</span>} <SegmentLink segments={segments} segment={segmentOf(places, 'stock', at)} />
          </li>
        );
      })}
    </ul>
  );
}
