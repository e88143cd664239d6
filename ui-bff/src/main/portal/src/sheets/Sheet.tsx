import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { DocumentHead } from '../app/DocumentHead';
import { useFormat } from '../app/format';
import { useUrlFilters } from '../app/filters';
import { PartLink } from '../app/PartLink';
import { PartNumber } from '../app/PartNumber';
import { Failed, Loading } from '../app/states';
import { limitsText } from '../certificates/limits';
import { HistoryLink } from '../history/HistoryLink';
import type { Column } from '../table/columns';
import { Best } from './Best';
import { TableWithin } from '../table/TableWithin';
import { type Parameter, percentOf, type Sheet as Published, type SheetStep, useSheet, type Version } from './sheets';
import classes from './sheets.module.css';

/** One parameter sheet: its parameters in any version, and how each version did. */
export function Sheet() {
  const { id = '' } = useParams();
  const answer = useSheet(id);
  if (answer.isPending) return <Loading />;
  if (!answer.data) return <Failed whole error={answer.error} retry={() => void answer.refetch()} />;
  return <SheetScreen key={id} sheet={answer.data} />;
}

function SheetScreen({ sheet }: { sheet: Published }) {
  const { t } = useTranslation('sheets');
  const format = useFormat();
  const [{ version: asked }, choose] = useUrlFilters(['version']);
  const shown = sheet.versions.find((one) => String(one.version) === asked) ?? { version: sheet.version, steps: sheet.steps };
  const facts = [
    [t('column.part'), <PartNumber key="part" part={sheet.part}>{(own) => <PartLink part={own} />}</PartNumber>],
    [t('column.version'), String(sheet.version)],
    [t('column.published'), format.moment(sheet.publishedAt)],
    [t('fact.history'), <HistoryLink key="history" id={sheet.id} />],
  ] as const;
  return (
    <div className="page" data-testid="sheet" data-version={sheet.version}>
      <DocumentHead way={[{ to: '/parameter-sheets', label: t('title') }]} name={sheet.code} title={sheet.code} facts={facts} />
      <Parameters title={t('parameters', { version: shown.version })} steps={shown.steps} />
      <Versions sheet={sheet} shown={shown.version} onShow={(version) => choose({ version: version === sheet.version ? undefined : String(version) })} />
      <Best part={sheet.part} />
    </div>
  );
}

type Line = Parameter & { key: string; step: SheetStep };

const linesOf = (steps: SheetStep[]): Line[] => steps.flatMap((step) => step.parameters.map((one): Line => ({ ...one, step, key: `${step.step} ${step.machine ?? ''} ${step.tool ?? ''} ${one.name}` })));

function Parameters({ title, steps }: { title: string; steps: SheetStep[] }) {
  return <TableWithin title={title} name="parameters" rows={linesOf(steps)} columns={useParameterColumns()} keyOf={(line) => line.key} marks={(line) => ({ 'data-testid': 'parameter-row', 'data-name': line.name })} />;
}

function useParameterColumns(): Column<Line>[] {
  const { t } = useTranslation('sheets');
  const format = useFormat();
  const stepName = ({ step }: Line): string => [step.step, format.text(step.names)].join(' ');
  const limits = (line: Line): string => limitsText(line, format.amount) ?? '';
  return [
    { name: 'step', head: t('column.step'), place: 'labelled', value: stepName, group: stepName, inOrder: true, cell: stepName },
    { name: 'parameter', head: t('column.parameter'), place: 'lead', value: (line) => line.name, cell: (line) => line.name },
    { name: 'nominal', head: t('column.nominal'), place: 'labelled', right: true, value: (line) => line.nominal, cell: (line) => line.nominal !== null && <span className="number">{format.amount(line.nominal)}</span> },
    {
      name: 'limits',
      head: t('column.limits'),
      place: 'labelled',
      right: true,
      cell: (line) => <span className="number nowrap">{limits(line)}</span>,
      sheet: [
        { head: t('column.minimum'), cell: (line) => line.minimum, number: true },
        { head: t('column.maximum'), cell: (line) => line.maximum, number: true },
      ],
    },
    { name: 'unit', head: t('column.unit'), place: 'labelled', value: (line) => format.unit(line.unit), cell: (line) => format.unit(line.unit) },
    { name: 'machine', head: t('column.machine'), place: 'labelled', value: (line) => line.step.machine, cell: (line) => line.step.machine ?? <span className="dim">{t('anyMachine')}</span> },
    { name: 'tool', head: t('column.tool'), place: 'labelled', value: (line) => line.step.tool, cell: (line) => line.step.tool },
  ];
}

/** Fewer lots than this say little about a version. */
const ENOUGH = 30;

type VersionsProps = { sheet: Published; shown: number; onShow: (version: number) => void };

function Versions({ sheet, shown, onShow }: VersionsProps) {
  const { t } = useTranslation('sheets');
  return <TableWithin title={t('versions')} name="versions" rows={sheet.versions} columns={useVersionColumns(shown, onShow)} keyOf={(row) => String(row.version)} marks={(row) => ({ 'data-testid': 'version-row', 'data-version': String(row.version) })} />;
}

function useVersionColumns(shown: number, onShow: (version: number) => void): Column<Version>[] {
  const { t } = useTranslation('sheets');
  const format = useFormat();
  return [
    {
      name: 'version',
      head: t('column.version'),
      place: 'lead',
      value: (row) => row.version,
      cell: (row) => (
        <button type="button" className={classes.version} aria-pressed={row.version === shown} onClick={() => onShow(row.version)} data-testid="show-version">
          {row.version}
        </button>
      ),
    },
    { name: 'published', head: t('column.published'), place: 'labelled', quiet: true, value: (row) => row.publishedAt, cell: (row) => <span className="number nowrap">{format.moment(row.publishedAt)}</span> },
    { name: 'lots', head: t('column.lots'), place: 'labelled', right: true, value: (row) => row.lots, cell: (row) => <span className="number">{row.lots}</span> },
    {
      name: 'yield',
      head: t('column.yield'),
      place: 'labelled',
      right: true,
      value: (row) => row.firstPassYield && percentOf(row.firstPassYield),
      cell: (row) =>
        row.firstPassYield === null ? (
          <span className="dim">{t('noYield')}</span>
        ) : (
          <span className="nowrap">
            <span className="number">{percentOf(row.firstPassYield)} %</span> {row.lots < ENOUGH && <span className="dim small">{t('few')}</span>}
          </span>
        ),
    },
  ];
}
