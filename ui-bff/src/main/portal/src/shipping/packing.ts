import { compare, minus, sum, typed } from '../app/decimal';
import type { HandlingUnit } from './shipments';

export type Packed = HandlingUnit & { depth: number };

/** Packages after the package that holds them, each with its depth. */
export function packed(all: HandlingUnit[], within: string | null = null, depth = 0): Packed[] {
  const labels = new Set(all.map((one) => one.label));
  // A package whose holder does not exist stands alone.
  const here = all.filter((one) => (within === null ? one.within === null || !labels.has(one.within) : one.within === within));
  return here.flatMap((one) => [{ ...one, depth }, ...(depth < 9 ? packed(all.filter((other) => other !== one && other.within !== null), one.label, depth + 1) : [])]);
}

/** A serial shipping container code as people read it: with its application identifier. */
export const labelled = (label: string): string => (/^\d{18}$/.test(label) ? `SSCC (00) ${label}` : label);

/** Equal packages of one line, with labels that count from the first, on a pallet or none. */
export type Boxes = { id: number; line: number; count: string; each: string; type: string; label: string; weight: string; pallet: string };

/**
 * The packing so far, as a draft keeps it: `of` names the lines that boxes count, and pallets have
 * their own weights. `touched`: a person packed it, so nothing is proposed any more.
 */
export type Packing = { of: string[]; boxes: Boxes[]; pallets: [string, string][]; weight: string; touched?: boolean };
export const NOTHING_PACKED: Packing = { of: [], boxes: [], pallets: [], weight: '' };

/**
 * The packing for newly chosen lines. Boxes follow their line; boxes of a removed line disappear.
 */
export function packedAnew({ of, boxes, ...rest }: Packing, lines: string[]): Packing {
  const stay = boxes.map((one) => ({ ...one, line: lines.indexOf(of[one.line] ?? '') })).filter((one) => one.line >= 0);
  return { ...rest, of: lines, boxes: stay };
}

/** A part's agreed packaging. */
export type Packaging = { kind: string | null; quantity: string | null };

/** The most packages proposed; a person packs larger shipments. */
const MOST_PROPOSED = 999;

/**
 * Full agreed packages of each line, and one with the rest; none for lines without agreed
 * packaging. Labels continue from the delivery note's number.
 */
export function proposed(lines: readonly { quantity: string; packaging: Packaging | null }[], number: string): Boxes[] {
  const boxes: Boxes[] = [];
  let count = 0;
  const add = (line: number, some: number, each: string, kind: string | null): void => {
    boxes.push({ id: boxes.length + 1, line, count: String(some), each, type: kind ?? '', label: `${number}-${String(count + 1).padStart(3, '0')}`, weight: '', pallet: '' });
    count += some;
  };
  lines.forEach(({ quantity, packaging }, line) => {
    const each = packaging?.quantity;
    if (!each || compare(each, '0') <= 0) return;
    const full = Math.floor(Number(quantity) / Number(each));
    if (full > MOST_PROPOSED) return;
    if (full > 0) add(line, full, each, packaging.kind);
    const rest = minus(quantity, sum(Array.from({ length: full }, () => each)));
    if (compare(rest, '0') > 0) add(line, 1, rest, packaging.kind);
  });
  // Packing must cover the whole shipment: half a packing is none.
  return lines.every((_, line) => boxes.some((one) => one.line === line)) ? boxes : [];
}

/** A package as announced, with the packages inside. */
export type Pack = { label: string; type?: string; grossWeight?: string; contents?: { part?: string; partnerPart?: string; quantity: string; batch?: string }[]; packages?: Pack[] };

/** GS1: weights 3 and 1 alternate from the right. */
function checkDigit(digits: string): string {
  const weighed = [...digits].reduceRight((total, digit, at) => total + Number(digit) * ((digits.length - at) % 2 === 1 ? 3 : 1), 0);
  return String((10 - (weighed % 10)) % 10);
}

/**
 * Labels from the first on. A serial shipping container code counts before its check digit, any
 * other in its last digits.
 */
export function labelsFrom(first: string, count: number): string[] {
  const code = /^\d{18}$/.test(first);
  const [, head = '', digits = ''] = /^(.*?)(\d*)$/.exec(code ? first.slice(0, 17) : first) ?? [];
  return Array.from({ length: count }, (_, at) => {
    if (at === 0) return first;
    const number = head + (digits ? (BigInt(digits) + BigInt(at)).toString().padStart(digits.length, '0') : `-${at + 1}`);
    return code ? number + checkDigit(number) : number;
  });
}

type Goods = { quantity: string; batch?: string | null } & ({ part: string } | { partnerPart: string });

/** The announcement of these boxes: pallets around theirs, the others beside them. */
export function tree(boxes: Boxes[], lines: readonly Goods[], pallets: ReadonlyMap<string, string>): Pack[] {
  const all = boxes.flatMap((one) => {
    const line = lines[one.line];
    if (!line) return [];
    const part = 'part' in line ? { part: line.part } : { partnerPart: line.partnerPart };
    return labelsFrom(one.label.trim(), Number(one.count)).map((label): { pallet: string; pack: Pack } => ({
      pallet: one.pallet.trim(),
      pack: {
        label,
        ...(one.type.trim() && { type: one.type.trim() }),
        ...(typed(one.weight) && { grossWeight: typed(one.weight) as string }),
        contents: [{ ...part, quantity: typed(one.each) ?? '', ...(line.batch && { batch: line.batch }) }],
      },
    }));
  });
  const on = (pallet: string): Pack[] => all.filter((one) => one.pallet === pallet).map((one) => one.pack);
  const weight = (label: string): string | undefined => typed(pallets.get(label) ?? '');
  return [
    ...palletsOf(boxes).map((label): Pack => ({ label, ...(weight(label) && { grossWeight: weight(label) as string }), packages: on(label) })),
    ...on(''),
  ];
}

/** The pallets that boxes stand on, each once. */
export const palletsOf = (boxes: Boxes[]): string[] => [...new Set(boxes.map((one) => one.pallet.trim()).filter(Boolean))];

/** The unpacked rest of a line; negative if boxes hold more than is sent. */
export function unpacked(boxes: Boxes[], line: number, quantity: string): string {
  const held = boxes.filter((one) => one.line === line).flatMap((one) => Array.from({ length: Math.min(Number(one.count) || 0, MOST) }, () => typed(one.each) ?? '0'));
  return minus(quantity, sum(held));
}

/** The most packages of a shipment. */
const MOST = 5000;

/** Whether the boxes are complete enough to be announced. */
export const isWhole = (one: Boxes): boolean =>
  /^[1-9]\d{0,3}$/.test(one.count.trim()) && Number(one.count) <= MOST && compare(typed(one.each) ?? '0', '0') > 0 && one.label.trim() !== '' && (one.weight.trim() === '' || compare(typed(one.weight) ?? '0', '0') > 0);
