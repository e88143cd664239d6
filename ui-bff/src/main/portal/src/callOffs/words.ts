import type { TFunction } from 'i18next';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { type Format, useFormat } from '../app/format';
import { usePartnerName, useSiteName } from '../app/partners';
import { type Side, useScope, useScopedPath } from '../app/scope';

/** All that turns a line into words, taken once per list: thirty rows a frame have no time for their own. */
export type Words = {
  t: TFunction<'callOffs'>;
  format: Format;
  partnerName: (code: string) => string;
  siteName: (party: string, site: string) => string;
  path: (path: string) => string;
  as: Side | undefined;
  asOf: string | undefined;
};

export function useWords(): Words {
  const { t } = useTranslation('callOffs');
  const format = useFormat();
  const partnerName = usePartnerName();
  const siteName = useSiteName();
  const path = useScopedPath();
  const { as, asOf } = useScope();
  return useMemo(() => ({ t, format, partnerName, siteName, path, as, asOf }), [t, format, partnerName, siteName, path, as, asOf]);
}
