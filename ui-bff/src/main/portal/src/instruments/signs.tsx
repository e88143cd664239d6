import { useTranslation } from 'react-i18next';
import { today } from '../app/days';
import { useScope } from '../app/scope';
import { Sign, type Tone } from '../app/Sign';
import type { Instrument } from './instruments';
import { type Standing, standingOf } from './standing';

const signs: Record<Standing, [Tone, string]> = { 'out-of-tolerance': ['late', '✕'], never: ['late', '?'], ended: ['late', '!'], soon: ['open', '…'], valid: ['good', '✓'] };

/** The day for which the screen says whether instruments may measure. */
export const useDay = (): string => today(useScope().asOf?.instant);

export function StandingSign({ instrument }: { instrument: Instrument }) {
  const { t } = useTranslation('instruments');
  const standing = standingOf(instrument, useDay());
  const [tone, sign] = signs[standing];
  return (
    <Sign tone={tone} sign={sign}>
      {t(`standing.${standing}`)}
    </Sign>
  );
}
