import { useTranslation } from 'react-i18next';
import type { Summary } from './callOffs';
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
] as const;

/** What changed, counted. What is compared with one's answer is not new where none was given. */
export function SummaryChips({ summary, byAnswer = false }: { summary: Summary; byAnswer?: boolean }) {
  const { t } = useTranslation('callOffs');
  return (
    <ul className={classes.chips} aria-label={t('summary.label')} data-testid="summary">
      {chips.filter(([change]) => change !== 'rebucketed' || summary.rebucketed).map(([change, sign]) => (
        <li key={change} data-none={!summary[change] || undefined}>
          <span aria-hidden="true">{byAnswer && change === 'added' ? '○' : sign}</span> {byAnswer && change === 'added' ? t('against.unanswered') : t(`change.${change}`)} <strong className="number">{summary[change] ?? 0}</strong>
        </li>
      ))}
    </ul>
  );
}
