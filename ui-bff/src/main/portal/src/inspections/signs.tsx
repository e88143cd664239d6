import { useTranslation } from 'react-i18next';
import { Sign, type Tone, unknownSign } from '../app/Sign';
import type { State } from './inspections';

const signs: Record<State, [Tone, string]> = { open: ['open', '…'], passed: ['good', '✓'], failed: ['late', '✕'], overruled: ['info', '!'] };

export const concessionSigns: Record<string, [Tone, string]> = { asked: ['open', '?'], granted: ['good', '✓'], refused: ['late', '✕'] };

export function StateSign({ state }: { state: State }) {
  const { t } = useTranslation('inspections');
  const [tone, sign] = signs[state] ?? unknownSign;
  return (
    <Sign tone={tone} sign={sign}>
      {t(`state.${state}`, { defaultValue: state })}
    </Sign>
  );
}

/** The verdict of one value, in colour, sign and word. */
export function VerdictSign({ passed }: { passed: boolean }) {
  const { t } = useTranslation('inspections');
  return (
    <Sign tone={passed ? 'good' : 'late'} sign={passed ? '✓' : '✕'}>
      {t(passed ? 'verdict.inside' : 'verdict.outside')}
    </Sign>
  );
}
