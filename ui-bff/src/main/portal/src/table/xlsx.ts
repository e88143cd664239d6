import { packing, zipped } from '../app/zip';
import type { Cell, Head, Sink } from './csv';

/**
 * A workbook of one sheet (ECMA-376). The browser writes it, because only the browser knows the
 * reader's view, and packs it as it grows. Text is always a string, which no spreadsheet runs as a
 * formula; numbers and days keep their types.
 */
const NUMBER = /^-?\d{1,15}$|^-?(?=[\d.]{3,16}$)\d+\.\d+$/;
const SPACED = /^\s|\s$|\s\s|[\t\r\n]/;
const DAY = /^(\d{4})-(\d{2})-(\d{2})$/;
const EPOCH = Date.UTC(1899, 11, 30);
const NAMES = { head: 1, day: 2 };

// oxlint-disable-next-line no-control-regex -- XML 1.0 knows none of these
const FORBIDDEN = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g;
const escaped = (text: string): string => text.replace(FORBIDDEN, '').replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** A, B, … Z, AA. */
const letters = (column: number): string => (column < 26 ? '' : letters(Math.floor(column / 26) - 1)) + String.fromCharCode(65 + (column % 26));

/**
 * How many different texts are shared by all cells with them: names and states recur, order numbers
 * do not.
 */
const MOST_SHARED = 10_000;
/** Texts by their index in the workbook's table. */
type Shared = Map<string, number>;

function placeOf(text: string, shared: Shared): number | undefined {
  const known = shared.get(text);
  if (known !== undefined || shared.size >= MOST_SHARED) return known;
  shared.set(text, shared.size);
  return shared.size - 1;
}

/** Spreadsheets drop spaces at an end, or several in a row, without this attribute. */
const textOf = (text: string): string => `<t${SPACED.test(text) ? ' xml:space="preserve"' : ''}>${escaped(text)}</t>`;

function cellOf(cell: Cell, at: string, number: boolean, shared: Shared, style?: number): string {
  if (cell === null || cell === undefined || cell === '') return '';
  const text = String(cell);
  const day = DAY.exec(text);
  if (style === undefined && (number || typeof cell === 'number') && NUMBER.test(text)) return `<c r="${at}"><v>${text}</v></c>`;
  if (style === undefined && day) return `<c r="${at}" s="${NAMES.day}"><v>${(Date.UTC(Number(day[1]), Number(day[2]) - 1, Number(day[3])) - EPOCH) / 86_400_000}</v></c>`;
  const styled = style === undefined ? '' : ` s="${style}"`;
  const place = placeOf(text, shared);
  if (place !== undefined) return `<c r="${at}" t="s"${styled}><v>${place}</v></c>`;
  return `<c r="${at}" t="inlineStr"${styled}><is>${textOf(text)}</is></c>`;
}

type Place = { letter: string; number: boolean };
const rowOf = (cells: readonly Cell[], row: number, places: readonly Place[], shared: Shared, style?: number): string =>
  `<row r="${row}">${cells.map((cell, at) => cellOf(cell, `${places[at]?.letter}${row}`, places[at]?.number ?? false, shared, style)).join('')}</row>`;

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

export function xlsxInto(name: string, columns: readonly Head[]): Sink {
  const places = columns.map((column, at): Place => ({ letter: letters(at), number: column.number ?? false }));
  const sheet = packing('xl/worksheets/sheet1.xml');
  const shared: Shared = new Map();
  let written = 1;
  const begun = sheet.add(
    `${HEAD}<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>` +
      `<sheetFormatPr defaultRowHeight="15"/><cols><col min="1" max="${columns.length}" width="18" customWidth="1"/></cols><sheetData>` +
      rowOf(columns.map((column) => column.head), 1, places, shared, NAMES.head),
  );
  return {
    add: async (rows) => {
      await begun;
      await sheet.add(rows.map((row) => rowOf(row, ++written, places, shared)).join(''));
    },
    end: async () => {
      await begun;
      await sheet.add('</sheetData></worksheet>');
      const parts = Object.entries({ ...around(name), 'xl/sharedStrings.xml': `${HEAD}<sst xmlns="${MAIN}">${[...shared.keys()].map((text) => `<si>${textOf(text)}</si>`).join('')}</sst>` }).map(async ([path, text]) => {
        const part = packing(path);
        await part.add(text);
        return part.end();
      });
      return zipped([...(await Promise.all(parts)), await sheet.end()], `${TYPE}.sheet`);
    },
  };
}

/** The files around a sheet that make it a workbook. */
function around(name: string): Record<string, string> {
  const title = escaped(name.replace(/[[\]:*?/\\]/g, ' ').slice(0, 31)).replaceAll('"', '&quot;');
  return {
    '[Content_Types].xml': `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${TYPE}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${TYPE}.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="${TYPE}.styles+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="${TYPE}.sharedStrings+xml"/></Types>`,
    '_rels/.rels': `${HEAD}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets><sheet name="${title}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `${HEAD}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${OFFICE}/styles" Target="styles.xml"/><Relationship Id="rId3" Type="${OFFICE}/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
    'xl/styles.xml': `${HEAD}<styleSheet xmlns="${MAIN}"><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/></numFmts><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="3"><xf xfId="0"/><xf xfId="0" fontId="1" applyFont="1"/><xf xfId="0" numFmtId="164" applyNumberFormat="1"/></cellXfs></styleSheet>`,
  };
}
