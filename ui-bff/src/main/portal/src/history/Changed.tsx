import { Button, Title } from '@mantine/core';
import { Fragment, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isDay } from '../app/days';
import { useFormat } from '../app/format';
import { usePartnerName } from '../app/partners';
import { Wide } from '../app/Wide';
import { Blame } from './Blame';
import { type Changed as Change, isAmount, isText, valuesOf, wordsOfPointer, wordsOfRow } from './event';
import classes from './event.module.css';

/** At most so many values are shown at once; an event may change ten thousand. */
const MOST = 200;
/** The number of changed values shown before the reader asks for all. */
const FEW = 12;

/** The values that an event changed in what its reader sees: only what differs. */
export function Changed({ changed: told, position }: { changed: readonly Change[]; /** Of the event. */ position: number }) {
  const changed = useMemo(() => valuesOf(told), [told]);
  const [all, setAll] = useState(false);
  const shown = changed.slice(0, all ? MOST : FEW);
  const { t } = useTranslation('history');
  const say = useValue();
  const field = useFieldName();
  return (
    <section className={`panel ${classes.section}`} aria-label={t('changed.title')} data-testid="changed" data-count={changed.length}>
      <Title order={2} size="h4">
        {t('changed.title')} <span className="dim">{changed.length}</span>
      </Title>
      {changed.length === 0 ? (
        <p className="dim">{t('changed.nothing')}</p>
      ) : (
        <Wide label={t('changed.title')}>
          <table className={classes.table}>
            <thead>
              <tr>
                <th scope="col">{t('changed.field')}</th>
                <th scope="col">{t('changed.before')}</th>
                <th scope="col">{t('changed.after')}</th>
                <th scope="col">
                  <span className="visually-hidden">{t('blame.title')}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {shown.map((one, at) => {
                const above = shown[at - 1];
                return (
                  <Fragment key={`${one.view} ${one.row} ${one.pointer}`}>
                    {(above?.view !== one.view || above.row !== one.row) && (
                      <tr className={classes.row}>
                        <th scope="rowgroup" colSpan={4}>
                          {t(`view.${one.view}` as 'view.orders', { defaultValue: one.view })} <span className="dim">{wordsOfRow(one.row).map((word) => say(word)).join(' · ')}</span>
                        </th>
                      </tr>
                    )}
                    <tr data-testid="changed-row" data-pointer={one.pointer}>
                      <th scope="row">{field(one.pointer)}</th>
                      <td className="number">{say(one.before, isAmount(one.pointer))}</td>
                      <td className="number">{say(one.after, isAmount(one.pointer))}</td>
                      <td>
                        <Blame place={{ view: one.view, row: one.row, pointer: one.pointer }} at={position} field={field(one.pointer)} say={(value) => say(value, isAmount(one.pointer))} />
                      </td>
                    </tr>
                  </Fragment>
                );
              })}
            </tbody>
          </table>
        </Wide>
      )}
      {changed.length > FEW && !all && (
        <Button size="compact-sm" variant="default" onClick={() => setAll(true)} data-testid="changed-all">
          {t('changed.all')}
        </Button>
      )}
      {all && changed.length > MOST && <p className="dim">{t('changed.more', { count: changed.length - MOST })}</p>}
    </section>
  );
}

/** The field of a pointer in words: "lines 1 · quantity". */
function useFieldName(): (pointer: string) => string {
  const { t } = useTranslation('history');
  return (pointer) => wordsOfPointer(pointer).map((word) => t(`field.${word}` as 'field.quantity', { defaultValue: word.replaceAll(/([a-z])([A-Z])/g, (_, a: string, b: string) => `${a} ${b.toLowerCase()}`) })).join(' · ') || t('changed.whole');
}

const MOMENT = /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/;
const QUANTITY = /^-?\d{1,15}(\.\d+)?$/;

/** A stored value as the screens write it. Only an amount has separators: 4711 can be an order. */
function useValue(): (value: unknown, amount?: boolean) => string {
  const { t } = useTranslation('history');
  const format = useFormat();
  const partner = usePartnerName();
  const say = (value: unknown, amount = false): string => {
    if (value === null || value === undefined || value === '') return '–';
    if (typeof value === 'boolean') return t(value ? 'value.yes' : 'value.no');
    if (isText(value)) return format.text(value);
    const text = String(value);
    if (isDay(text)) return format.date(text);
    if (MOMENT.test(text)) return format.moment(text);
    if (QUANTITY.test(text)) return amount ? format.quantity(text) : text;
    const row = wordsOfRow(text);
    // The id of an order or a schedule is told by its key.
    if (row.length > 1 && row.join('/') !== text) return row.join(' · ');
    return /^[a-z]+(-[a-z]+)*$/.test(text) ? t(`word.${text}` as 'word.open', { defaultValue: text }) : partner(text);
  };
  return say;
}
