import { useTranslation } from 'react-i18next';
import { Sign, type Tone, unknownSign } from '../app/Sign';
import type { State } from './pickings';

const signs: Record<State, [Tone, string]> = { open: ['open', '…'], closed: ['good', '✓'] };

export function StateSign({ state }: { state: State }) {
  const { t } = useTranslation('pickings');
  const [tone, sign] = signs[state] ?? unknownSign;
  return (
    <Sign tone={tone} sign={sign}>
      {t(`state.${state}`, { defaultValue: state })}
    </Sign>
  );
}

export function LineSign({ complete }: { complete: boolean }) {
  const { t } = useTranslation('pickings');
  return complete ? (
    <Sign tone="good" sign="✓">
      {t('line.complete')}
    </Sign>
  ) : (
    <Sign tone="open" sign="…">
      {t('line.open')}
    </Sign>
  );
}

/** Shows how often people scanned wrong goods; empty if never. */
export function WrongSign({ times }: { times: number }) {
  const { t } = useTranslation('pickings');
  if (times === 0) return null;
  return (
    <Sign tone="late" sign="✕">
      {t('wrong.times', { count: times })}
    </Sign>
  );
}
