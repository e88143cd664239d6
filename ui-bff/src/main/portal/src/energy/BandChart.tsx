import { type KeyboardEvent, type PointerEvent, useState } from 'react';
import { useFormat } from '../app/format';
import { bandsIn, layersOf, most } from './bars';
import { useBandName } from './bandName';
import { type Bucket, type Grain } from './energy';
import classes from './energy.module.css';
import { useWords } from './words';

/** Consumption over time by tariff band. Pointer, finger and arrow keys choose a bar, which is told in words below. */
export function BandChart({ items, grain }: { items: readonly Bucket[]; grain: Grain }) {
  const t = useWords();
  const format = useFormat();
  const bandName = useBandName();
  const [chosen, choose] = useState<string>();
  const order = bandsIn(items);
  const top = most(items);
  if (items.length === 0) return <p className="dim">{t('chart.nothing')}</p>;
  const found = items.findIndex((one) => one.from === chosen);
  const at = found < 0 ? items.length - 1 : found;
  const shown = items[at];
  const show = (index: number): void => choose(items[Math.max(0, Math.min(items.length - 1, index))]?.from);
  const when = ({ from }: Bucket): string => (grain === 'day' ? format.weekdayAndDate(localDay(from)) : format.moment(from));
  const amount = (kWh: string): string => `${format.rounded(kWh)} kWh`;
  const say = (one: Bucket): string =>
    [when(one), one.kWh === null ? t('chart.unknown') : amount(one.kWh), ...layersOf(one, order, top).toReversed().map(({ band, kWh }, _, all) => (all.length > 1 ? `${bandName(band)} ${amount(kWh)}` : bandName(band)))].join(t('between'));
  const press = (event: KeyboardEvent): void => {
    const to: Record<string, number> = { ArrowLeft: at - 1, ArrowDown: at - 1, ArrowRight: at + 1, ArrowUp: at + 1, PageDown: at - 10, PageUp: at + 10, Home: 0, End: items.length - 1 };
    const next = to[event.key];
    if (next === undefined) return;
    event.preventDefault();
    show(next);
  };
  const point = (event: PointerEvent<HTMLElement>): void => {
    const box = event.currentTarget.getBoundingClientRect();
    if (box.width > 0) show(Math.floor(((event.clientX - box.left) / box.width) * items.length));
  };
  return (
    <div className={classes.chart} data-testid="band-chart">
      <div className={classes.scale} aria-hidden="true">
        {amount(top)}
      </div>
      <div className={classes.bars} role="slider" tabIndex={0} aria-label={t('chart.title')} aria-valuemin={1} aria-valuemax={items.length} aria-valuenow={at + 1} aria-valuetext={shown && say(shown)} onKeyDown={press} onPointerDown={point} onPointerMove={(event) => event.pointerType === 'mouse' && point(event)}>
        {items.map((one, index) => (
          <span key={one.from} className={classes.column} data-chosen={index === at || undefined} data-unknown={one.kWh === null || undefined}>
            {layersOf(one, order, top).map(({ band, bottom, height }) => (
              <i key={String(band)} data-band={bandKind(band)} style={{ bottom: `${bottom * 100}%`, height: `${height * 100}%` }} />
            ))}
          </span>
        ))}
      </div>
      <div className={classes.ends} aria-hidden="true">
        {[items[0], items.at(-1)].map((one, end) => one && <span key={end === 0 ? 'first' : 'last'}>{when(one)}</span>)}
      </div>
      <p className={classes.said} data-testid="bucket">
        {shown && say(shown)}
      </p>
      <ul className={classes.legend}>
        {order.map((band) => (
          <li key={String(band)}>
            <i data-band={bandKind(band)} aria-hidden="true" /> {bandName(band)}
          </li>
        ))}
      </ul>
    </div>
  );
}

const KINDS = ['critical', 'peak', 'flat', 'valley', 'deep-valley'];
/** The look of a band. All bands with names of the tariff's own share one look. */
export const bandKind = (band: string | null): string => (band !== null && KINDS.includes(band) ? band : 'own');

function localDay(instant: string): string {
  const at = new Date(instant);
  return `${at.getFullYear()}-${String(at.getMonth() + 1).padStart(2, '0')}-${String(at.getDate()).padStart(2, '0')}`;
}
