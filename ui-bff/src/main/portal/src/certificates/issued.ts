/** A certificate as its supplier writes it. */
import { compare, plus, typed } from '../app/decimal';
import { isDay } from '../app/days';
import { fieldErrors } from '../app/problem';
import { idOf } from '../app/streams';
import { type Certificate, type CertificateType, type Issued, types } from './certificates';
import { measured } from './limits';
import { emptyRow, faultsIn, isBeyond, isBlank, limitsIn, MOST_ROWS, type Row } from './sheet';

export type Written = {
  buyer: string;
  part: string;
  number: string;
  type: CertificateType;
  issued: string;
  batches: string;
  quantity: string;
  unit: string;
  specification: string;
  order: string;
  statement: string;
  rows: Row[];
  function: string;
  concession: string;
  /** Whether it replaces the certificate that it was copied from. */
  replaces: boolean;
  /** The inspections on which it rests. Their goods are stated by batch and quantity. */
  inspections: string[];
  /** The quantity of each batch, if there are several. */
  each: Record<string, string>;
};

/** The most characters of a statement, and the most batches. */
export const most = { statement: 1_000, batches: 100 } as const;

export const takesResults = (type: CertificateType): boolean => type !== '2.1';
export const needsResults = (type: CertificateType): boolean => takesResults(type) && type !== 'conformity';
export const needsStatement = (type: CertificateType): boolean => type === '2.1' || type === 'conformity';
/** Whether its validator must be independent of production and sales. */
export const needsIndependence = (type: CertificateType): boolean => type === '3.1' || type === '3.2';
/** Whether it covers exactly the supplied goods, and so names their batches or their order. */
export const isSpecific = (type: CertificateType): boolean => needsIndependence(type) || type === 'analysis';

export const emptyCertificate = (day: string): Written => ({
  buyer: '',
  part: '',
  number: '',
  type: '3.1',
  issued: day,
  batches: '',
  quantity: '',
  unit: 'PCE',
  specification: '',
  order: '',
  statement: '',
  rows: [],
  function: '',
  concession: '',
  replaces: false,
  inspections: [],
  each: {},
});

/** The ids of the inspections that a certificate names by their numbers. */
export const inspectionsOf = ({ supplier, inspections }: Pick<Certificate, 'supplier' | 'inspections'>): string[] => (inspections ?? []).map((number) => idOf('Inspection', supplier, number));

/**
 * A copy of one of the supplier's own certificates; number, values, batches and day stay new. Only
 * one that replaces it rests on the same inspections.
 */
export function copyOf(certificate: Certificate, supplier: string, day: string): Written {
  const own = certificate.validations.find((one) => one.party === supplier);
  return {
    buyer: certificate.buyer,
    part: certificate.part,
    number: '',
    type: certificate.type,
    issued: day,
    batches: '',
    quantity: certificate.quantity,
    unit: certificate.unit,
    specification: certificate.specification ?? '',
    order: certificate.order ?? '',
    statement: certificate.statement ?? '',
    rows: certificate.results.map(({ characteristic, unit, minimum, maximum, method }) => ({ ...emptyRow, characteristic, unit: unit ?? '', minimum: minimum ?? '', maximum: maximum ?? '', method: method ?? '' })),
    function: own?.function ?? '',
    concession: certificate.concession ?? '',
    replaces: certificate.state === 'rejected',
    inspections: certificate.state === 'rejected' ? inspectionsOf(certificate) : [],
    each: {},
  };
}

/** The missing certificate that an address describes. */
export function wantedIn(search: URLSearchParams): Partial<Written> {
  const type = types.find((one) => one === search.get('type'));
  const said = { buyer: search.get('buyer'), part: search.get('part'), batches: search.get('batch') };
  return { ...Object.fromEntries(Object.entries(said).filter(([, value]) => value)), ...(type && { type }) };
}

/** The address that describes it. */
export const pathToIssue = (wanted: { buyer: string; part: string; batch: string | null; type: CertificateType }): string => `/certificates/new?${new URLSearchParams({ ...wanted, batch: wanted.batch ?? '' }).toString()}`;

export const isBegun = (written: Written): boolean => written.number !== '' || written.batches !== '' || written.part !== '' || written.rows.some((row) => !isBlank(row));

/** A list of batches, divided by commas or lines, each once. */
export const batchesOf = (text: string): string[] => [...new Set(text.split(/[\n\t,;，；、]+/).map((one) => one.trim()).filter(Boolean))];

/** Without empty rows. */
export const tidied = (written: Written): Written => ({ ...written, rows: written.rows.filter((row) => !isBlank(row)) });

const certified = ({ type, rows }: Written): Row[] => (takesResults(type) ? rows : []);
export const outsideOf = (written: Written): number => certified(written).filter(isBeyond).length;

/**
 * Whether it states the quantity of each batch: as soon as it rests on an inspection, and in a 3.1 or
 * 3.2 of batches whose output is reported.
 */
export const statesGoods = ({ inspections, batches, type }: Pick<Written, 'inspections' | 'batches' | 'type'>, reported: boolean): boolean => inspections.length > 0 || (reported && needsIndependence(type) && batchesOf(batches).length > 0);

/** Whether each batch needs a quantity of its own. A single batch is the whole quantity. */
export const needsEach = (written: Pick<Written, 'inspections' | 'batches' | 'type'>, reported: boolean): boolean => statesGoods(written, reported) && batchesOf(written.batches).length > 1;

/** Whether the hub refused a certificate because it knows the output of its batches. */
export const asksForGoods = (error: unknown): boolean => fieldErrors(error).some((one) => one.code === 'goods-needed');
/** The goods that the hub asked about. Other batches may have no reported output. */
export const askedAbout = ({ part, batches }: Pick<Written, 'part' | 'batches'>): string => JSON.stringify([part.trim(), ...batchesOf(batches)]);

/** The goods by batch; a single batch is the whole quantity. */
export function goodsOf(written: Pick<Written, 'batches' | 'quantity' | 'each'>): { batch: string; quantity: string }[] {
  const batches = batchesOf(written.batches);
  return batches.map((batch) => ({ batch, quantity: typed((batches.length === 1 ? written.quantity : written.each[batch]) ?? '') ?? '' }));
}

/** Whether the quantities of the batches are the certificate's whole quantity. */
const addsUp = (written: Written): boolean => {
  const goods = goodsOf(written);
  return goods.every(({ quantity }) => compare(quantity || '0', '0') > 0) && compare(goods.map((one) => one.quantity).reduce(plus, '0'), typed(written.quantity) ?? '0') === 0;
};

export type Fault = 'needed' | 'quantity' | 'long' | 'many' | 'rows' | 'goods' | 'each';

const required = ['buyer', 'part', 'number'] as const;

/**
 * The faults that prevent sending, by field. The sheet shows faults of its rows. `reported`: the hub
 * knows the output of its batches.
 */
export function faultsOf(written: Written, reported = false): Map<string, Fault> {
  const faults = new Map<string, Fault>();
  for (const field of required) if (written[field].trim() === '') faults.set(field, 'needed');
  if (!isDay(written.issued)) faults.set('issued', 'needed');
  if (compare(typed(written.quantity) ?? '0', '0') <= 0) faults.set('quantity', 'quantity');
  const batches = batchesOf(written.batches);
  if (batches.length > most.batches) faults.set('batches', 'many');
  else if (isSpecific(written.type) && batches.length === 0 && written.order.trim() === '') faults.set('batches', 'goods');
  if (needsEach(written, reported) && !addsUp(written)) faults.set('each', 'each');
  if (needsStatement(written.type) && written.statement.trim() === '') faults.set('statement', 'needed');
  if (written.statement.trim().length > most.statement) faults.set('statement', 'long');
  const rows = certified(written).filter((row) => !isBlank(row));
  if (needsResults(written.type) && rows.length === 0) faults.set('results', 'needed');
  else if (rows.length > MOST_ROWS) faults.set('results', 'many');
  else if (rows.some((row) => faultsIn(row, batches).size > 0)) faults.set('results', 'rows');
  if (outsideOf(written) > 0 && written.concession.trim() === '') faults.set('concession', 'needed');
  return faults;
}

const orNull = (text: string): string | null => text.trim() || null;

/** The request's body; call it without faults and blank rows. */
export function bodyOf(written: Written, from: string | null, reported = false): Issued {
  return {
    number: written.number.trim(),
    buyer: written.buyer,
    type: written.type,
    issued: written.issued,
    part: written.part.trim(),
    quantity: typed(written.quantity) ?? '',
    unit: written.unit,
    ...(statesGoods(written, reported) ? { goods: goodsOf(written) } : { batches: batchesOf(written.batches) }),
    ...(written.inspections.length > 0 && { inspections: written.inspections }),
    order: orNull(written.order),
    specification: orNull(written.specification),
    statement: orNull(written.statement),
    results: certified(written).map((row) => {
      const value = measured(row.value);
      return { characteristic: row.characteristic.trim(), unit: orNull(row.unit), batch: orNull(row.batch), ...limitsIn(row), value: value ?? null, text: value === undefined ? row.value.trim() : null, method: orNull(row.method) };
    }),
    validatedBy: { function: orNull(written.function) },
    concession: outsideOf(written) > 0 ? orNull(written.concession) : null,
    replaces: written.replaces ? from : null,
  };
}
