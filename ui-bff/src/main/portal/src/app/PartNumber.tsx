import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from './format';
import { type NamedPart, useBothNumbers, usePartName } from './PartName';

/** A part may be agreed with many partners: so many of their numbers are told. */
const TOLD = 2;

type Props = NamedPart & {
  /** The name that a message gives the part; it is shown where no agreement names it. */
  description?: string | null | undefined;
  /** How one's own number is shown, where it leads somewhere. */
  children?: (own: string) => ReactNode;
};

/** Every list names a part so: one's own number first, its name beside it, and what the partner calls it where that is another. */
export function PartNumber({ description, children, ...of }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const nameOf = usePartName();
  const { own, others } = useBothNumbers()(of);
  const name = nameOf(own) ?? others.map(nameOf).find(Boolean) ?? description;
  const told = [...others.slice(0, TOLD), ...(others.length > TOLD ? ['…'] : [])];
  return (
    <>
      {children ? children(own) : own}
      {name && (
        <span className="dim whole" data-testid="part-name">
          {' '}
          {name}
        </span>
      )}
      {told.length > 0 && (
        <>
          {' '}
          <span className="dim together small" data-testid="partners-part">
            {t('partnersPart', { part: format.list(told) })}
          </span>
        </>
      )}
    </>
  );
}
