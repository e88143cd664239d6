import { useTranslation } from 'react-i18next';
import { PartName } from './PartName';

/** One's own number of a part first, its name beside it, and what the partner calls it where that is another. */
export function BothNumbers({ own, partners }: { own: string; partners: string | null | undefined }) {
  const { t } = useTranslation();
  return (
    <>
      {own}
      <PartName part={own} />
      {partners && partners !== own && (
        <span className="dim whole" data-testid="partners-part">
          {' '}
          {t('partnersPart', { part: partners })}
        </span>
      )}
    </>
  );
}
