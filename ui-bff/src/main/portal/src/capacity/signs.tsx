import { useTranslation } from 'react-i18next';
import { Sign, type Tone, unknownSign } from '../app/Sign';
import type { WeekState } from './capacity';

const signs: Record<WeekState, [Tone, string]> = {
  ok: ['good', '✓'],
  bottleneck: ['open', '▲'],
  critical: ['late', '✕'],
};

/** A week's state; one whose capacity nobody stated has none. */
export function StateSign({ state }: { state: WeekState | null | undefined }) {
  const { t } = useTranslation('capacity');
  if (!state) return <span className="dim">{t('unknown')}</span>;
  const [tone, sign] = signs[state] ?? unknownSign;
  return (
    <Sign tone={tone} sign={sign}>
      {t(`state.${state}`, { defaultValue: state })}
    </Sign>
  );
}
