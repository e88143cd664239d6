import { useTranslation } from 'react-i18next';
import { ScopedLink } from '../app/scope';

type Props = { /** In a column of its own, where nobody takes it for part of a quantity. */ alone?: boolean; /** Where the document's segments are shown, for who may see them. */ segments: string | undefined; segment: number | undefined };

/** From a number of a document to its segment. */
export function SegmentLink({ segments, segment, alone }: Props) {
  const { t } = useTranslation('documents');
  if (!segments || segment === undefined) return null;
  return (
    <ScopedLink className="mono inText" to={`${segments}-segment-${segment}`} aria-label={`${t('column.segment')} ${segment}`} data-testid="segment-link">
      {alone ? segment : `[${segment}]`}
    </ScopedLink>
  );
}
