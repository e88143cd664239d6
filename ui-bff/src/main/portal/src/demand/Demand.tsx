import { NativeSelect } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSuppliers } from '../app/customers';
import { useUrlFilters } from '../app/filters';
import { useFormat } from '../app/format';
import { usePartnerName } from '../app/partners';
import { useScope } from '../app/scope';
import { useMe } from '../app/Session';
import { Empty } from '../app/states';
import { useAgreements, useAgreementsAt } from '../parts/parts';
import { useKnownParts } from '../plan/known';
import { PlanSheet } from '../plan/PlanSheet';
import { partsOf } from '../plan/row';
import { useSheet } from '../plan/useSheet';
import { useOwnSites } from '../stock/stock';
import { mayPublish, useDemands } from './demand';
import { PublishDemand } from './PublishDemand';
import { namingOf, rowKey, rowsOf } from './rows';

/** The demand of the buyer's sites, by day or week. */
export function Demand() {
  const { t } = useTranslation('demand');
  const { as } = useScope();
  if (as !== 'buyer') return <Empty whole title={t('buyerOnly')}>{t('buyerOnlyWhy')}</Empty>;
  return <OfSite />;
}

function OfSite() {
  const sites = useOwnSites();
  const [chosen] = useUrlFilters(['site']);
  const site = chosen.site ?? sites[0]?.code ?? '';
  return <DemandSheet key={site} site={site} />;
}

function DemandSheet({ site }: { site: string }) {
  const { t } = useTranslation('demand');
  const format = useFormat();
  const partner = usePartnerName();
  const me = useMe();
  const { readOnly: past } = useScope();
  const suppliers = useSuppliers();
  const demands = useDemands(site);
  const sheet = useSheet(`demand.${site}`, demands.data);
  const { added, typed } = sheet;
  const [supplier, setSupplier] = useState('');
  const known = useKnownParts();
  const agreed = useAgreements();
  const wanted = useAgreementsAt(site);
  const only = useOwnSites().length === 1;
  const rows = useMemo(() => rowsOf({ demands: demands.data ?? [], known, agreed, wanted: only ? agreed : wanted, site, added, typed }), [demands.data, known, agreed, wanted, only, site, added, typed]);
  const there = new Set(rows.map((row) => row.part));
  const choose = (part: string): void => {
    const [its, ...others] = agreed.filter((one) => one.part === part);
    if (its && others.length === 0) setSupplier(its.partner);
  };
  const several = partsOf(rows) < rows.length;
  return (
    <PlanSheet
      name="demand"
      title={t('title')}
      site={site}
      sheet={sheet}
      rows={rows.map((row) => ({ ...row, detail: row.supplier ? partner(row.supplier) : t('noSupplier') }))}
      answer={demands}
      readOnly={past || !mayPublish(me)}
      empty={{ title: t('empty.title'), why: t('empty.why') }}
      foot={[several && t('addUp'), !mayPublish(me) && t('mayNot')].filter(Boolean).join(' ')}
      naming={namingOf(suppliers)}
      adding={{
        rowOf: (part) => rowKey(part, supplier || null),
        known: [...new Set(agreed.map((one) => one.part))].filter((part) => !there.has(part)).toSorted(),
        onTyped: choose,
        beside: (
          <NativeSelect
            size="xs"
            aria-label={t('supplier')}
            value={supplier}
            onChange={(event) => setSupplier(event.currentTarget.value)}
            data={[{ value: '', label: t('noSupplier') }, ...suppliers.map((one) => ({ value: one.code, label: format.text(one.name) }))]}
            data-testid="add-supplier"
          />
        ),
      }}
      publishing={PublishDemand}
    />
  );
}
