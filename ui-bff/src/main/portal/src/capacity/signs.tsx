import { useTranslation } from 'react-i18next';
import { Sign, type Tone, unknownSign } from '../app/Sign';
import type { WeekState } from './capacity';

const signs: Record<WeekState, [Tone, string]> = {
  ok: ['good', '✓'],
  bottleneck: ['open', '▲'],
  critical: ['late', '✕'],
};

/** A week's state in words; undefined if nobody stated its capacity. */
export function useStateText(): (state: WeekState | null | undefined) => string | undefined {
  const { t } = useTranslation('capacity');
  return (state) => (state ? t(`state.${state}`, { defaultValue: state }) : undefined);
}

/** The same as a sign. */
export function StateSign({ state }: { state: WeekState | null | undefined }) {
  const { t } = useTranslation('capacity');
  const text = useStateText();
  if (!state) return <span className="dim">{t('unknown')}</span>;
  const [tone, sign] = signs[state] ?? unknownSign;
  return (
    <Sign tone={tone} sign={sign}>
      {text(state)}
    </Sign>
  );
}
