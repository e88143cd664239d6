import { useTranslation } from 'react-i18next';
import { ScopedLink } from '../app/scope';

type Props = { /** In its own column, so that it is not taken for part of a quantity. */ alone?: boolean; /** The address of the document's segments, for readers who may see them. */ segments: string | undefined; segment: number | undefined };

/** Links a number of a document to its segment. */
export function SegmentLink({ segments, segment, alone }: Props) {
  const { t } = useTranslation('documents');
  if (!segments || segment === undefined) return null;
  return (
    <ScopedLink className="mono inText" to={`${segments}-segment-${segment}`} aria-label={`${t('column.segment')} ${segment}`} data-testid="segment-link">
      {alone ? segment : `[${segment}]`}
    </ScopedLink>
  );
}
