import { useTranslation } from 'react-i18next';
import { PartName } from './PartName';

/** The reader's own part number first, with its name, then the partner's number if it differs. */
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
