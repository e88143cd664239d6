import { useTranslation } from 'react-i18next';
import { ScopedLink } from '../app/scope';
import { Sign, type Tone, unknownSign } from '../app/Sign';
import type { DocumentRow } from './documents';

const signs: Record<NonNullable<DocumentRow['standing']>, [Tone, string]> = {
  replaced: ['quiet', '↻'],
  cancelled: ['late', '✕'],
  late: ['open', '!'],
  repeated: ['quiet', '='],
  'original-unknown': ['open', '?'],
};

/**
 * How a document affects an earlier one, and what happened to it, with a link to the other
 * document.
 */
export function Standing({ row: { function: does, standing, because } }: { row: DocumentRow }) {
  const { t } = useTranslation('documents');
  const [tone, sign] = standing ? (signs[standing] ?? unknownSign) : unknownSign;
  const said = standing && t(`standing.${standing}`, { defaultValue: standing });
  return (
    <>
      {does !== 'original' && (
        <>
          {' '}
          <span data-testid="function">
            <Sign tone="info" sign="↦">{t(`function.${does}`, { defaultValue: does })}</Sign>
          </span>
        </>
      )}
      {standing && (
        <>
          {' '}
          <span data-testid="standing" data-standing={standing}>
            <Sign tone={tone} sign={sign}>
              {because ? <ScopedLink to={`/documents/${because}`}>{said}</ScopedLink> : said}
            </Sign>
          </span>
        </>
      )}
    </>
  );
}
