import { submit } from '../app/http';
import { useRows } from '../app/reading';
import type { TariffTerms } from './prices';

/** The latest statement of a site's prices, with earlier statements that still hold on some days. */
export type TariffRow = TariffTerms & { id: string; owner: string; site: string; earlier: TariffTerms[]; version: number };

export const TARIFFS = 'tariffs';
export const useTariffs = () => useRows<TariffRow>(TARIFFS, '/tariffs');
export const stateTariff = (site: string, version: number | undefined, said: TariffTerms, key: string): Promise<unknown> =>
  submit(`/tariffs/${encodeURIComponent(site)}`, { method: 'PUT', body: JSON.stringify(said), ...(version !== undefined && { version }), key });
