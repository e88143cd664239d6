import { useTranslation } from 'react-i18next';
import { Sign } from '../app/Sign';
import { SOON } from './ending';

/** For how many days certificates are valid; empty without one. */
export function DaysSign({ days }: { days: number | null }) {
  const { t } = useTranslation('channels');
  if (days === null) return <span className="dim">–</span>;
  if (days <= 0)
    return (
      <Sign tone="late" sign="✕">
        {t('days.none')}
      </Sign>
    );
  return days <= SOON ? (
    <Sign tone="open" sign="!">
      {t('days.left', { count: days })}
    </Sign>
  ) : (
    <span className="number">{t('days.left', { count: days })}</span>
  );
}

export function PauseSign({ paused }: { paused: boolean }) {
  const { t } = useTranslation('channels');
  return paused ? (
    <Sign tone="open" sign="‖">
      {t('paused')}
    </Sign>
  ) : (
    <Sign tone="good" sign="✓">
      {t('open')}
    </Sign>
  );
}
