import { useTranslation } from 'react-i18next';
import type { Change } from './callOffs';
import classes from './schedule.module.css';

const chips = [
  ['added', '＋'],
  ['removed', '−'],
  ['consumed', '✓'],
  ['moved', '⇄'],
  ['more', '▲'],
  ['less', '▼'],
  ['rebucketed', '⇆'],
  ['same', '＝'],
  ['zero', '0'],
] as const;

/**
 * The shown rows, counted by kind of change, so that the tiles add up to the rows. A line that was
 * never answered is not new.
 */
export function SummaryChips({ summary, byAnswer = false }: { summary: Partial<Record<Change | 'zero', number>>; byAnswer?: boolean }) {
  const { t } = useTranslation('callOffs');
  return (
    <ul className={classes.chips} aria-label={t('summary.label')} data-testid="summary">
      {chips.filter(([change]) => (change !== 'rebucketed' && change !== 'zero') || summary[change]).map(([change, sign]) => (
        <li key={change} data-none={!summary[change] || undefined}>
          <span aria-hidden="true">{byAnswer && change === 'added' ? '○' : sign}</span> {byAnswer && change === 'added' ? t('against.unanswered') : t(change === 'zero' ? 'zero' : `change.${change}`)} <strong className="number">{summary[change] ?? 0}</strong>
        </li>
      ))}
    </ul>
  );
}
