import { Button } from '@mantine/core';
import { IconCertificate } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { ChoiceFilter, TextFilter, useUrlFilters } from '../app/filters';
import { useFormat } from '../app/format';
import { PartLink } from '../app/PartLink';
import { PartNumber } from '../app/PartNumber';
import { usePartnerName } from '../app/partners';
import { ScopedLink, useScope, useScopedPath } from '../app/scope';
import { useMe } from '../app/Session';
import { type Column, ListScreen } from '../table/ListScreen';
import { Batches } from './Batches';
import { type Certificate, certificateParams, pathOf, states, types, useCertificates } from './certificates';
import classes from './certificates.module.css';
import { mayIssue } from './roles';
import { StateSign } from './signs';

/** All certificates, newest first. */
export function Certificates() {
  const { t } = useTranslation('certificates');
  const me = useMe();
  const path = useScopedPath();
  const { as, asOf, readOnly } = useScope();
  const [filters, setFilters] = useUrlFilters(['number', 'part', 'batch', 'type', 'state'], { type: types, state: states });
  const filtered = Object.values(filters).some(Boolean);
  return (
    <ListScreen
      title={t('title')}
      testId="certificates"
      inHand
      source={{ path: '/certificates', params: certificateParams(filters, { as, asOf }) }}
      answer={useCertificates(filters)}
      columns={useColumns()}
      keyOf={(row) => row.id}
      marks={(row) => ({ 'data-testid': 'certificate-row', 'data-number': row.number, 'data-state': row.state })}
      filters={
        <>
          <TextFilter icon label={t('column.number')} value={filters.number} onChange={(number) => setFilters({ number })} testId="filter-number" />
          <TextFilter label={t('column.part')} value={filters.part} onChange={(part) => setFilters({ part })} testId="filter-part" />
          <TextFilter label={t('column.batch')} value={filters.batch} onChange={(batch) => setFilters({ batch })} testId="filter-batch" />
          <ChoiceFilter label={t('column.type')} all={t('filter.allTypes')} value={filters.type} onChange={(type) => setFilters({ type })} options={types.map((type) => ({ value: type, label: t(`type.${type}.name`) }))} />
          <ChoiceFilter label={t('column.state')} all={t('filter.allStates')} value={filters.state} onChange={(state) => setFilters({ state })} options={states.map((state) => ({ value: state, label: t(`state.${state}`) }))} />
          {mayIssue(me, as) && !readOnly && (
            <Button component={Link} to={path('/certificates/new')} size="xs" leftSection={<IconCertificate size={16} aria-hidden="true" />} data-testid="issue-link">
              {t('issue.button')}
            </Button>
          )}
        </>
      }
      empty={filtered ? { title: t('empty.filtered'), why: t('empty.filteredWhy') } : { title: t('empty.title'), why: t(as === 'supplier' ? 'empty.supplier' : 'empty.buyer') }}
    />
  );
}

function useColumns(): Column<Certificate>[] {
  const { t } = useTranslation('certificates');
  const format = useFormat();
  const { as } = useScope();
  const partner = usePartnerName();
  const other = (row: Certificate): string => partner(as === 'buyer' ? row.supplier : row.buyer);
  const type = (row: Certificate): string => t(`type.${row.type}.name`, { defaultValue: row.type });
  return [
    {
      name: 'number',
      head: t('column.number'),
      place: 'lead',
      cell: (row) => (
        <ScopedLink to={pathOf(row.id)} className="rowLink number">
          {row.number}
        </ScopedLink>
      ),
      value: (row) => row.number,
    },
    { name: 'type', head: t('column.type'), place: 'labelled', cell: (row) => <span title={type(row)}>{t(`type.${row.type}.short`, { defaultValue: row.type })}</span>, value: type, group: type },
    {
      name: 'part',
      head: t('column.part'),
      cell: (row) => (
        <PartNumber part={row.part} other={row.partnerPart}>
          {(own) => <PartLink part={own} />}
        </PartNumber>
      ),
      value: (row) => row.part,
      group: (row) => row.part,
    },
    { name: 'batches', head: t('column.batch'), place: 'labelled', cell: (row) => <Batches all={row.batches} few />, value: (row) => row.batches.join(', '), group: (row) => row.batches },
    {
      name: 'quantity',
      head: t('column.quantity'),
      place: 'labelled',
      right: true,
      cell: (row) => (
        <span className="nowrap">
          <span className="number">{format.quantity(row.quantity)}</span> {format.unit(row.unit)}
        </span>
      ),
      value: (row) => row.quantity,
      sum: ({ quantity, unit }) => ({ quantity, unit }),
      sheet: [
        { head: t('column.quantity'), cell: (row) => row.quantity, number: true },
        { head: t('column.unit'), cell: (row) => format.unit(row.unit) },
      ],
    },
    { name: 'partner', head: t(as === 'buyer' ? 'column.supplier' : 'column.customer'), place: 'labelled', cell: other, value: other, group: other },
    { name: 'order', head: t('column.order'), place: 'labelled', cell: (row) => row.order && <span className="number">{row.order}</span>, value: (row) => row.order, group: (row) => row.order ?? '' },
    { name: 'issued', head: t('column.issued'), place: 'labelled', quiet: true, cell: (row) => <span className="number nowrap">{format.date(row.issued)}</span>, value: (row) => row.issued, group: (row) => format.date(row.issued) },
    { name: 'specification', head: t('column.specification'), place: 'labelled', extra: true, cell: (row) => row.specification, value: (row) => row.specification, group: (row) => row.specification ?? '' },
    { name: 'sha256', head: t('column.sha256'), place: 'labelled', extra: true, cell: (row) => <span className={`mono ${classes.hash}`}>{row.sha256}</span>, value: (row) => row.sha256 },
    { name: 'state', head: t('column.state'), place: 'trail', cell: (row) => <StateSign state={row.state} />, value: (row) => t(`state.${row.state}`, { defaultValue: row.state }), group: (row) => t(`state.${row.state}`, { defaultValue: row.state }) },
  ];
}
