import { minus, sum } from '../app/decimal';
import { Notice } from '../app/Notice';
import type { ScheduleDetail } from './callOffs';
import { useWords } from './words';

type Cut = { due: string; quantity: string };

/** What was firm in the release before and is wanted no longer, receipts and moves aside. */
export function firmCuts({ lines, gone }: Pick<ScheduleDetail, 'lines' | 'gone'>): Cut[] {
  const less = lines
    .filter((line) => line.withinFirmHorizon && line.change === 'less' && line.previousQuantity)
    .map((line) => ({ due: line.due, quantity: minus(line.previousQuantity ?? '0', line.quantity) }));
  const removed = gone.filter((line) => line.withinFirmHorizon && line.change === 'removed').map((line) => ({ due: line.due, quantity: line.previousQuantity ?? '0' }));
  return [...less, ...removed].toSorted((a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : 0));
}

/** A warning to the supplier: it may have been made or bought already. */
export function FirmCut({ schedule }: { schedule: ScheduleDetail }) {
  const { t, format } = useWords();
  const cuts = firmCuts(schedule);
  const [first] = cuts;
  if (!first) return null;
  return (
    <div data-testid="firm-cut">
      <Notice tone="late" title={t('firmCut', { quantity: format.quantity(sum(cuts.map((cut) => cut.quantity))), unit: format.unit(schedule.unit) })}>
        {t('firmCutFrom', { date: format.date(first.due) })}
      </Notice>
    </div>
  );
}
