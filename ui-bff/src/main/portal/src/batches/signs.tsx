import { useTranslation } from 'react-i18next';
import { Sign, type Tone, unknownSign } from '../app/Sign';
import type { BatchRow } from './batches';

const signs: Record<string, [Tone, string]> = { usable: ['good', '✓'], blocked: ['late', '✕'], contested: ['open', '!'] };

/** A batch may be used, is blocked, or certificates take more of it than there is. */
export const standingOf = ({ state, contested }: { state: BatchRow['state']; contested?: boolean | null }): string => (state === 'usable' && contested ? 'contested' : state);

export function BatchSign({ batch }: { batch: { state: BatchRow['state']; contested?: boolean | null } }) {
  const { t } = useTranslation('batches');
  const standing = standingOf(batch);
  const [tone, sign] = signs[standing] ?? unknownSign;
  return (
    <Sign tone={tone} sign={sign}>
      {t(`state.${standing as 'usable'}`, { defaultValue: standing })}
    </Sign>
  );
}
