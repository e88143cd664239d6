import { Button, TextInput } from '@mantine/core';
import { IconPencil } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { DocumentHead } from '../app/DocumentHead';
import { useUrlFilters } from '../app/filters';
import { useFormat } from '../app/format';
import { Notice } from '../app/Notice';
import { PartLink } from '../app/PartLink';
import { PartNumber } from '../app/PartNumber';
import { rowsOf } from '../app/reading';
import { useScope, useScopedPath } from '../app/scope';
import { useMe } from '../app/Session';
import { Failed, Loading } from '../app/states';
import { limitsText } from '../certificates/limits';
import { HistoryLink } from '../history/HistoryLink';
import type { Column } from '../table/columns';
import { TableWithin } from '../table/TableWithin';
import classes from './inspectionPlans.module.css';
import { type Characteristic, pathOf, type Plan as Published, type SampleRule, usePlan, useVersions } from './plans';
import { ResumeDialog } from './ResumeDialog';
import { mayPlan } from './roles';
import { SampleOf } from './SampleOf';
import type { Rule } from './sampling';
import { StrictnessSign } from './signs';

/** One inspection plan: its characteristics in any version, and how strictly lots are sampled. */
export function Plan() {
  const { id = '' } = useParams();
  const answer = usePlan(id);
  if (answer.isPending) return <Loading />;
  if (!answer.data) return <Failed whole error={answer.error} retry={() => void answer.refetch()} />;
  return <PlanScreen key={id} plan={answer.data} />;
}

function PlanScreen({ plan }: { plan: Published }) {
  const { t } = useTranslation('inspectionPlans');
  const { t: inspections } = useTranslation('inspections');
  const format = useFormat();
  const me = useMe();
  const { readOnly } = useScope();
  const path = useScopedPath();
  const versions = useVersions(plan.id);
  const [{ version: asked }, choose] = useUrlFilters(['version']);
  const [resuming, setResuming] = useState(false);
  const shown = rowsOf<Published>(versions).find((one) => String(one.planVersion) === asked) ?? plan;
  const acts = plan.owner === me.party?.code && mayPlan(me) && !readOnly;
  const stage = inspections(`stage.${plan.stage}`, { defaultValue: plan.stage });
  const name = [plan.part, stage].join(' · ');
  const facts = [
    [t('column.part'), <PartNumber key="part" part={plan.part}>{(own) => <PartLink part={own} />}</PartNumber>],
    [t('column.stage'), stage],
    [t('column.version'), String(plan.planVersion)],
    [t('column.published'), format.moment(plan.publishedAt)],
    [t('fact.edition'), plan.edition],
    [t('fact.resumed'), plan.reason],
    [t('fact.history'), <HistoryLink key="history" id={plan.id} />],
  ] as const;
  return (
    <div className="page" data-testid="plan" data-version={plan.planVersion}>
      <DocumentHead
        way={[{ to: '/inspection-plans', label: t('title') }]}
        name={name}
        title={
          <>
            {name} <StrictnessSign strictness={plan.strictness} />
          </>
        }
        facts={facts}
      >
        {acts && plan.strictness === 'stopped' && (
          <Button onClick={() => setResuming(true)} data-testid="resume">
            {t('resume.button')}
          </Button>
        )}
        {acts && (
          <Button component={Link} to={path(`${pathOf(plan.id)}/edit`)} variant="default" leftSection={<IconPencil size={16} aria-hidden="true" />} data-testid="edit-plan">
            {t('edit')}
          </Button>
        )}
      </DocumentHead>
      {plan.strictness === 'stopped' && <Notice tone="late">{t('stopped')}</Notice>}
      {plan.strictness === 'tightened' && <Notice tone="open">{t('tightened')}</Notice>}
      <Characteristics plan={shown} tightened={plan.strictness === 'tightened'} />
      <Versions plan={plan} answer={versions} shown={shown.planVersion} onShow={(version) => choose({ version: version === plan.planVersion ? undefined : String(version) })} />
      {resuming && <ResumeDialog plan={plan} onClose={() => setResuming(false)} />}
    </div>
  );
}

const ruleOf = ({ kind, quantity, level, aql }: SampleRule): Rule => ({ kind, quantity: quantity === null ? '' : String(quantity), level: level ?? '', aql: aql ?? '' });

function Characteristics({ plan, tightened }: { plan: Published; tightened: boolean }) {
  const { t } = useTranslation('inspectionPlans');
  const [lot, setLot] = useState('500');
  return (
    <TableWithin
      title={t('characteristics', { version: plan.planVersion })}
      name="characteristics"
      rows={plan.characteristics}
      columns={useCharacteristicColumns(lot, tightened)}
      keyOf={(row) => row.characteristic}
      marks={(row) => ({ 'data-testid': 'characteristic-row', 'data-characteristic': row.characteristic })}
      tools={<TextInput size="xs" label={t('sample.lot')} inputMode="numeric" autoComplete="off" value={lot} onChange={(event) => setLot(event.currentTarget.value)} className={classes.lot ?? ''} classNames={{ input: 'number' }} data-testid="lot" />}
    />
  );
}

function useCharacteristicColumns(lot: string, tightened: boolean): Column<Characteristic>[] {
  const { t } = useTranslation('inspectionPlans');
  const format = useFormat();
  const name = (row: Characteristic): string => (row.names ? format.text(row.names) : '');
  const limits = (row: Characteristic): string => limitsText(row, format.amount) ?? '';
  const rule = ({ sample }: Characteristic): string => t(`sample.rule.${sample.kind}`, { quantity: sample.quantity ?? '', level: sample.level ?? '', aql: sample.aql ?? '' });
  const severity = (row: Characteristic): string => t(`severity.${row.severity}`, { defaultValue: row.severity });
  return [
    { name: 'code', head: t('column.code'), place: 'lead', value: (row) => row.characteristic, cell: (row) => row.characteristic },
    { name: 'name', head: t('column.name'), place: 'labelled', value: name, cell: name },
    { name: 'nominal', head: t('column.nominal'), place: 'labelled', right: true, value: (row) => row.nominal, cell: (row) => row.nominal !== null && <span className="number">{format.amount(row.nominal)}</span> },
    {
      name: 'limits',
      head: t('column.limits'),
      place: 'labelled',
      right: true,
      cell: (row) => (row.attribute === null ? <span className="number nowrap">{limits(row)}</span> : row.attribute),
      sheet: [
        { head: t('column.minimum'), cell: (row) => row.minimum, number: true },
        { head: t('column.maximum'), cell: (row) => row.maximum, number: true },
        { head: t('column.attribute'), cell: (row) => row.attribute },
      ],
    },
    { name: 'unit', head: t('column.unit'), place: 'labelled', value: (row) => row.unit, cell: (row) => row.unit },
    {
      name: 'sample',
      head: t('column.sample'),
      place: 'labelled',
      value: rule,
      cell: (row) => (
        <span className={classes.sample}>
          <span>{rule(row)}</span>
          <SampleOf rule={ruleOf(row.sample)} lot={lot} tightened={tightened} />
        </span>
      ),
    },
    { name: 'severity', head: t('column.gravity'), place: 'labelled', value: severity, group: severity, cell: severity },
    { name: 'instrument', head: t('column.instrument'), place: 'labelled', value: (row) => row.instrument, group: (row) => row.instrument ?? '', cell: (row) => row.instrument },
  ];
}

type VersionsProps = { plan: Published; answer: ReturnType<typeof useVersions>; shown: number; onShow: (version: number) => void };

function Versions({ plan, answer, shown, onShow }: VersionsProps) {
  const { t } = useTranslation('inspectionPlans');
  const columns = useVersionColumns(shown, onShow);
  if (answer.isPending) return <Loading />;
  if (!answer.data) return <Failed error={answer.error} retry={() => void answer.refetch()} />;
  return <TableWithin title={t('versions')} name="versions" rows={rowsOf<Published>(answer)} answer={answer} columns={columns} keyOf={(row) => String(row.planVersion)} marks={(row) => ({ 'data-testid': 'version-row', 'data-version': String(row.planVersion), 'data-current': String(row.planVersion === plan.planVersion) })} />;
}

function useVersionColumns(shown: number, onShow: (version: number) => void): Column<Published>[] {
  const { t } = useTranslation('inspectionPlans');
  const format = useFormat();
  return [
    {
      name: 'version',
      head: t('column.version'),
      place: 'lead',
      value: (row) => row.planVersion,
      cell: (row) => (
        <button type="button" className={classes.version} aria-pressed={row.planVersion === shown} onClick={() => onShow(row.planVersion)} data-testid="show-version">
          {row.planVersion}
        </button>
      ),
    },
    { name: 'published', head: t('column.published'), place: 'labelled', quiet: true, value: (row) => row.publishedAt, cell: (row) => <span className="number nowrap">{format.moment(row.publishedAt)}</span> },
    { name: 'characteristics', head: t('column.characteristics'), place: 'labelled', right: true, value: (row) => row.characteristics.length, cell: (row) => <span className="number">{row.characteristics.length}</span> },
    { name: 'edition', head: t('fact.edition'), place: 'labelled', quiet: true, value: (row) => row.edition, cell: (row) => row.edition },
  ];
}
