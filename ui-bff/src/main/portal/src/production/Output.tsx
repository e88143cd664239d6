import { useTranslation } from 'react-i18next';
import { useCustomers } from '../app/customers';
import { useUrlFilters } from '../app/filters';
import type { Partner } from '../app/partners';
import { useScope } from '../app/scope';
import { does, useMe } from '../app/Session';
import { Empty } from '../app/states';
import { useKnownParts } from '../plan/known';
import type { Last } from '../plan/PlanGrid';
import { PlanSheet } from '../plan/PlanSheet';
import { type Sheet, useSheet } from '../plan/useSheet';
import { useOwnSites } from '../stock/stock';
import { Foreseen } from './Foreseen';
import { isShownAnew, type OutputRow, rowsOf, useSchedules } from './production';
import { PublishOutput } from './PublishOutput';
import { ShownTo } from './ShownTo';

/** The supplier's planned output. */
export function Output() {
  const { t } = useTranslation('production');
  const { as } = useScope();
  if (as !== 'supplier') return <Empty whole title={t('supplierOnly')}>{t('supplierOnlyWhy')}</Empty>;
  return <OfSite />;
}

function OfSite() {
  const sites = useOwnSites();
  const [chosen] = useUrlFilters(['site']);
  const site = chosen.site ?? sites[0]?.code ?? '';
  return <OutputSheet key={site} site={site} />;
}

/** The buyers that see each plan, at the end of its row. */
function useShownTo(sheet: Sheet, customers: Partner[], readOnly: boolean): Last<OutputRow> {
  const { t } = useTranslation('production');
  return { head: t('shownTo'), cell: ({ part, buyers }) => <ShownTo part={part} buyers={buyers} customers={customers} readOnly={readOnly} onShow={(shown) => sheet.show(part, shown)} /> };
}

function OutputSheet({ site }: { site: string }) {
  const { t } = useTranslation('production');
  const me = useMe();
  const { readOnly: past } = useScope();
  const customers = useCustomers();
  const schedules = useSchedules(site);
  const sheet = useSheet(`output.${site}`, schedules.data);
  const known = useKnownParts();
  const usual = customers.length === 1 ? customers.map((one) => one.code) : [];
  const readOnly = past || !does(me, 'planner', 'sales', 'edi');
  const shownTo = useShownTo(sheet, customers, readOnly);
  return (
    <PlanSheet
      name="output"
      title={t('title')}
      site={site}
      sheet={sheet}
      rows={rowsOf(schedules.data ?? [], known, site, usual, sheet)}
      answer={schedules}
      readOnly={readOnly}
      empty={{ title: t('empty.title'), why: t('empty.why') }}
      last={shownTo}
      beneath={Foreseen}
      isChanged={isShownAnew}
      publishing={PublishOutput}
    />
  );
}
