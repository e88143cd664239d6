import { useTranslation } from 'react-i18next';
import { compare } from '../app/decimal';
import { Sign, type Tone, unknownSign } from '../app/Sign';
import type { State, Step } from './workOrders';

const signs: Record<State, [Tone, string]> = { released: ['open', '…'], started: ['info', '▶'], closed: ['good', '✓'] };

export function StateSign({ state }: { state: State }) {
  const { t } = useTranslation('workOrders');
  const [tone, sign] = signs[state] ?? unknownSign;
  return (
    <Sign tone={tone} sign={sign}>
      {t(`state.${state}`, { defaultValue: state })}
    </Sign>
  );
}

const stepSigns = { waiting: ['quiet', '…'], running: ['info', '▶'], rework: ['late', '↺'], done: ['good', '✓'] } as const;
type Standing = Pick<Step, 'unreported' | 'openRework' | 'started'>;

/** A step waits, runs, has only rework left, or is done. */
export function standingOf({ unreported, openRework, started }: Standing): keyof typeof stepSigns {
  if (compare(unreported, '0') > 0) return started ? 'running' : 'waiting';
  return compare(openRework, '0') > 0 ? 'rework' : 'done';
}

export function StepSign({ step }: { step: Standing }) {
  const { t } = useTranslation('workOrders');
  const standing = standingOf(step);
  const [tone, sign] = stepSigns[standing];
  return (
    <Sign tone={tone} sign={sign}>
      {t(`standing.${standing}`)}
    </Sign>
  );
}
