import { sum } from '../app/decimal';
import { Notice } from '../app/Notice';
import type { ScheduleDetail } from './callOffs';
import { useWords } from './words';

/** Warns the supplier about cut firm demand, which may already be made or bought. */
export function FirmCut({ schedule }: { schedule: ScheduleDetail }) {
  const { t, format } = useWords();
  const cuts = schedule.firmCut;
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
