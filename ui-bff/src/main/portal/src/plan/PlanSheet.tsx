import { Button, TextInput } from '@mantine/core';
import { IconPlus, IconUpload } from '@tabler/icons-react';
import { type ClipboardEvent, type ComponentType, type ReactNode, type SyntheticEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Empty, Failed, Loading, PastHint } from '../app/states';
import { PasteNotice } from './PasteNotice';
import classes from './plan.module.css';
import { type Beneath, type Last, PlanGrid } from './PlanGrid';
import { PlanHead } from './PlanHead';
import { type Measured, measured, partsOf, type Row } from './row';
import { byPart, type Cell, cellsOf, changesOf, type Column, type Edits, type Naming, type Pasted, place, takenBy } from './sheet';
import type { Sheet } from './useSheet';

const SHOWN = 25;

/** Rows to be published, and their typed values. */
export type Asked<Its extends Row> = { rows: Measured<Its>[]; site: string; columns: Column[]; edits: Edits; onDone: (rows: string[]) => void; onClose: () => void };

type Props<Its extends Row> = {
  /** The screen's name, for tests. */
  name: string;
  title: string;
  site: string;
  sheet: Sheet;
  rows: Its[];
  answer: { isPending: boolean; isError: boolean; data: unknown; error: unknown; refetch: () => unknown };
  readOnly: boolean;
  empty: { title: string; why: string };
  /** Text below the sheet. */
  foot?: string;
  last?: Last<Its>;
  beneath?: Beneath<Its>;
  /** Whether something of a row is changed that stands in no cell. */
  isChanged?: (row: Its) => boolean;
  naming?: Naming;
  /** Fields beside the number of an added part, and the resulting row. */
  adding?: { beside: ReactNode; rowOf: (part: string) => string; /** Proposed parts. */ known: string[]; onTyped: (part: string) => void };
  publishing: ComponentType<Asked<Its>>;
};

/** A plan as a sheet that is filled like one of a spreadsheet, and published part by part. */
export function PlanSheet<Its extends Row>({ name, title, site, sheet, rows, answer, readOnly, empty, foot, last, beneath, isChanged = () => false, naming = byPart, adding, publishing: Publishing }: Props<Its>) {
  const { t } = useTranslation('plan');
  const { columns, edits, sought = '' } = sheet;
  const [typed, setTyped] = useState('');
  const [pasted, setPasted] = useState<Pasted>();
  const [isPublishing, setPublishing] = useState(false);
  const [most, setMost] = useState(SHOWN);
  const all = rows.map((row) => measured(row, sheet.units));
  const isSought = (part: string): boolean => part.toLowerCase().includes(sought.toLowerCase());
  const found = all.filter((row) => isSought(row.part));
  const typedIn = new Set(sheet.typed);
  const changed = found.filter((row) => isChanged(row) || (typedIn.has(row.key) && changesOf(edits, row.plan, row.key, columns) !== undefined));
  const touched = new Set([...changed.map((row) => row.key), ...(pasted?.cells ?? []).map((cell) => cell.part)]);
  const first = new Set(found.slice(0, most).map((row) => row.key));
  const shown = all.filter((row) => first.has(row.key) || touched.has(row.key));
  const begun = sheet.added.length > 0 || edits.size > 0 || sheet.shownTo.size > 0;

  /** Typed values stay visible. */
  const edit = (cells: Cell[], added: string[]): void => {
    sheet.edit(cells, added);
    if (![...cells.map((cell) => cell.part), ...added].every((row) => isSought(naming.partOf(row)))) sheet.choose({ part: '' });
  };
  /**
   * Into a cell, or beside the sheet. Beside the sheet, the block's own rows and columns decide the
   * place.
   */
  const paste = (event: ClipboardEvent, part: string, column: Column): void => {
    const block = cellsOf(event.clipboardData.getData('text/plain'));
    if (readOnly || (block.length === 1 && block[0]?.length === 1)) return;
    event.preventDefault();
    const taken = new Map(all.map((row) => [row.key, takenBy(row.plan, columns)]));
    setPasted(place(block, found.map((row) => row.key), columns, { part, column }, (its, at) => taken.get(its)?.has(at) ?? false, { ...naming, rows: [...taken.keys()] }));
  };
  const type = (text: string): void => {
    setTyped(text);
    adding?.onTyped(text.trim());
  };
  const add = (event: SyntheticEvent): void => {
    event.preventDefault();
    const part = typed.trim();
    const row = adding ? adding.rowOf(part) : part;
    if (part !== '' && !all.some((one) => one.key === row)) edit([], [row]);
    setTyped('');
  };
  return (
    <div className={`page ${classes.roomy}`} data-testid={name}>
      <title>{`${title} · Weft`}</title>
      <PlanHead title={title} site={site} sheet={sheet} />
      {pasted && (
        <PasteNotice
          pasted={pasted}
          grain={sheet.grain}
          nameOf={(key) => all.filter((row) => row.key === key).map((row) => [row.part, row.detail].filter(Boolean).join(' · '))[0] ?? naming.partOf(key)}
          onApply={(absent) => {
            edit([...pasted.cells, ...absent], [...new Set(absent.map((cell) => cell.part))]);
            setPasted(undefined);
          }}
          onDiscard={() => setPasted(undefined)}
        />
      )}
      {answer.isPending && site !== '' ? (
        <Loading />
      ) : answer.isError && !answer.data ? (
        <Failed error={answer.error} retry={() => void answer.refetch()} />
      ) : shown.length === 0 ? (
        sought ? <Empty title={t('none.title')}>{t('none.why')}</Empty> : <Empty title={empty.title}>{readOnly ? <PastHint /> : empty.why}</Empty>
      ) : (
        <PlanGrid name={name} label={title} site={site} sheet={sheet} rows={shown} pasted={pasted} readOnly={readOnly} last={last} beneath={beneath} onPaste={paste} />
      )}
      {found.length > most && (
        <Button mt="sm" variant="default" onClick={() => setMost(most + SHOWN)}>
          {t('more', { count: found.length - most })}
        </Button>
      )}
      {shown.some((row) => takenBy(row.plan, columns).size > 0) && <p className={`dim ${classes.foot}`}>{t(`hatched.${sheet.grain}`)}</p>}
      {foot && <p className={`dim ${classes.foot}`}>{foot}</p>}
      {!readOnly && (
        <form className={classes.bar} onSubmit={add}>
          <TextInput size="xs" aria-label={t('add')} placeholder={t('add')} value={typed} list={adding && 'parts-to-add'} onChange={(event) => type(event.currentTarget.value)} onPaste={(event) => paste(event, '', '')} data-testid="add-part" />
          {adding && (
            <datalist id="parts-to-add">
              {adding.known.map((part) => (
                <option key={part} value={part} />
              ))}
            </datalist>
          )}
          {adding?.beside}
          <Button type="submit" size="xs" variant="default" leftSection={<IconPlus size={15} aria-hidden="true" />}>
            {t('addButton')}
          </Button>
          <span className={`dim ${classes.hint}`}>{t('pasteHint')}</span>
          <span className={classes.send}>
            {begun && (
              <Button size="sm" variant="default" onClick={sheet.discard}>
                {t('discard')}
              </Button>
            )}
            {changed.length > 0 && (
              <Button size="sm" leftSection={<IconUpload size={16} aria-hidden="true" />} onClick={() => setPublishing(true)} data-testid="publish">
                {t('publish', { count: partsOf(changed) })}
              </Button>
            )}
          </span>
        </form>
      )}
      {isPublishing && <Publishing rows={changed} site={site} columns={columns} edits={edits} onDone={sheet.sent} onClose={() => setPublishing(false)} />}
    </div>
  );
}
