/** A plan as it is typed, one line for each characteristic. */
import { compare } from '../app/decimal';
import { measured } from '../certificates/limits';
import type { Stage } from '../inspections/inspections';
import { type Characteristic, kinds, type Plan, type PlanBody, type PlannedBody, type Severity } from './plans';
import { lotOf, type Rule } from './sampling';

export type Line = Rule & { code: string; zh: string; en: string; unit: string; nominal: string; minimum: string; maximum: string; attribute: string; severity: Severity; instrument: string };
export type Written = { part: string; stage: Stage; lines: Line[] };
export type Field = keyof Line;

/** The most characteristics of a plan. */
export const MOST_LINES = 100;
/** The most pieces of a fixed sample. */
const MOST_PIECES = 5_000;

export const emptyLine: Line = { code: '', zh: '', en: '', unit: 'mm', nominal: '', minimum: '', maximum: '', attribute: '', kind: 'aql', quantity: '', level: 'II', aql: '1.0', severity: 'major', instrument: '' };
export const emptyPlan = (part: string): Written => ({ part, stage: 'final', lines: [emptyLine] });

const lineOf = (one: Characteristic): Line => ({
  code: one.characteristic,
  zh: one.names?.zh ?? '',
  en: one.names?.en ?? '',
  unit: one.unit ?? '',
  nominal: one.nominal ?? '',
  minimum: one.minimum ?? '',
  maximum: one.maximum ?? '',
  attribute: one.attribute ?? '',
  kind: kinds.includes(one.sample.kind) ? one.sample.kind : 'all',
  quantity: one.sample.quantity === null ? '' : String(one.sample.quantity),
  level: one.sample.level ?? emptyLine.level,
  aql: one.sample.aql ?? emptyLine.aql,
  severity: one.severity,
  instrument: one.instrument ?? '',
});
export const writtenOf = ({ part, stage, characteristics }: Pick<Plan, 'part' | 'stage' | 'characteristics'>): Written => ({ part, stage, lines: characteristics.map(lineOf) });

export type Fault = 'needed' | 'number' | 'crossed' | 'limits' | 'either' | 'whole' | 'twice';

/** The faults of one line by field, but a code that occurs twice. */
function faultsIn(line: Line): Map<Field, Fault> {
  const faults = new Map<Field, Fault>();
  for (const field of ['code', 'zh', 'en'] as const) if (line[field].trim() === '') faults.set(field, 'needed');
  for (const field of ['nominal', 'minimum', 'maximum'] as const) if (line[field].trim() !== '' && measured(line[field]) === undefined) faults.set(field, 'number');
  const limited = line.minimum.trim() !== '' || line.maximum.trim() !== '';
  if (limited && line.attribute.trim() !== '') faults.set('attribute', 'either');
  if (!limited && line.attribute.trim() === '') faults.set('minimum', 'limits');
  const [minimum, maximum] = [measured(line.minimum), measured(line.maximum)];
  if (minimum !== undefined && maximum !== undefined && compare(minimum, maximum) > 0) faults.set('maximum', 'crossed');
  if (line.kind === 'fixed' && (lotOf(line.quantity) ?? MOST_PIECES + 1) > MOST_PIECES) faults.set('quantity', 'whole');
  return faults;
}

/** The faults of every line. */
export function faultsOf(lines: readonly Line[]): Map<Field, Fault>[] {
  const codes = lines.map((one) => one.code.trim());
  return lines.map((line, at) => {
    const faults = faultsIn(line);
    if (codes[at] !== '' && codes.indexOf(codes[at] ?? '') < at) faults.set('code', 'twice');
    return faults;
  });
}

const orNull = (text: string): string | null => text.trim() || null;

function characteristicOf(line: Line): PlannedBody {
  const attribute = orNull(line.attribute);
  const sample: PlannedBody['sample'] = line.kind === 'fixed' ? { kind: 'fixed', quantity: String(lotOf(line.quantity) ?? '') } : line.kind === 'aql' ? { kind: 'aql', level: line.level, aql: line.aql } : { kind: 'all' };
  return {
    characteristic: line.code.trim(),
    names: { en: line.en.trim(), zh: line.zh.trim() },
    // A characteristic that is judged by eye has no unit.
    unit: attribute === null ? orNull(line.unit) : null,
    nominal: measured(line.nominal) ?? null,
    minimum: measured(line.minimum) ?? null,
    maximum: measured(line.maximum) ?? null,
    attribute,
    sample,
    severity: line.severity,
    instrument: orNull(line.instrument),
  };
}
export const bodyOf = ({ part, stage, lines }: Written): PlanBody => ({ part: part.trim(), stage, characteristics: lines.map(characteristicOf) });
