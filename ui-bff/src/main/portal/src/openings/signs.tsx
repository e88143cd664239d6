import { useScope } from '../app/scope';
import { Sign, type Tone } from '../app/Sign';
import { type Opening, standing } from './openings';
import { useWords } from './words';

const looks: Record<ReturnType<typeof standing>, [Tone, string]> = { mine: ['open', '!'], theirs: ['info', '…'], signed: ['good', '✓'], closed: ['quiet', '–'] };

/** The side whose turn it is, or that both signed. */
export function StandingSign({ opening }: { opening: Opening }) {
  const t = useWords();
  const how = standing(opening, useScope().as);
  return (
    <Sign tone={looks[how][0]} sign={looks[how][1]}>
      {t(`state.${how}`)}
    </Sign>
  );
}
