import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { TextFilter, useUrlFilters } from '../app/filters';
import { useFormat } from '../app/format';
import { type Column, ListScreen } from '../table/ListScreen';
import { usePartnerName } from '../app/partners';
import { ScopedLink, useScopedPath } from '../app/scope';
import { type OrganizationRow, useOrganizations } from './network';
import classes from './network.module.css';

/** The organizations of the network, and their partnerships. */
export function Network() {
  const { t } = useTranslation('network');
  const path = useScopedPath();
  const [filters, setFilters] = useUrlFilters(['text']);
  const answer = useOrganizations(filters);
  return (
    <ListScreen
      title={t('title')}
      testId="organizations"
      answer={answer}
      columns={useColumns()}
      keyOf={(row) => row.code}
      marks={(row) => ({ 'data-testid': 'organization-row', 'data-organization': row.code })}
      filters={
        <>
          <TextFilter icon label={t('search')} value={filters.text} onChange={(text) => setFilters({ text })} testId="search" />
          <Button component={Link} to={path('/network/new')} size="xs" leftSection={<IconPlus size={16} aria-hidden="true" />} data-testid="register">
            {t('register')}
          </Button>
        </>
      }
      empty={{ title: t('empty.title'), why: t('empty.why') }}
    />
  );
}

function useColumns(): Column<OrganizationRow>[] {
  const { t } = useTranslation('network');
  const format = useFormat();
  const name = usePartnerName();
  const partner = (row: OrganizationRow, one: OrganizationRow['first'][number]): string =>
    one.buyer === row.code ? `→ ${name(one.supplier)}` : `← ${name(one.buyer)}`;
  return [
    {
      name: 'organization',
      head: t('column.organization'),
      place: 'lead',
      cell: (row) => (
        <ScopedLink to={`/network/${row.code}`} className="rowLink">
          {format.text(row.name)}
        </ScopedLink>
      ),
      value: (row) => format.text(row.name),
    },
    { name: 'code', head: t('fact.code'), place: 'trail', cell: (row) => <span className="mono">{row.code}</span>, value: (row) => row.code },
    { name: 'gln', head: t('column.gln'), place: 'labelled', cell: (row) => (row.gln ? <span className="number">{row.gln}</span> : <span className="dim">{t('none')}</span>), value: (row) => row.gln },
    { name: 'sites', head: t('column.sites'), place: 'labelled', cell: (row) => row.sites.map((one) => one.code).join(', ') || <span className="dim">{t('none')}</span> },
    {
      name: 'partnerships',
      head: t('column.partnerships'),
      place: 'labelled',
      cell: (row) =>
        row.partnerships === 0 ? (
          <span className="dim">{t('none')}</span>
        ) : (
          <span className={classes.partners}>
            {row.first.map((one) => (
              <ScopedLink key={one.id} to={`/partnerships/${one.id}`}>
                {partner(row, one)} <span className="dim number">v{one.version}</span>
              </ScopedLink>
            ))}
            {row.partnerships > row.first.length && <ScopedLink to={`/network/${row.code}`}>{t('more', { count: row.partnerships - row.first.length })}</ScopedLink>}
          </span>
        ),
    },
  ];
}
