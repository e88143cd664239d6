import { Title } from '@mantine/core';
import { useFormat } from '../app/format';
import { ScopedLink } from '../app/scope';
import { useDuration } from '../machines/duration';
import { stateOf, states } from '../machines/machines';
import { signOf } from '../machines/signs';
import { useWords as useMachineWords } from '../machines/words';
import { type Cockpit, countsOf, type Tile } from './cockpit';
import classes from './cockpit.module.css';
import { useWords } from './words';

/** The most tiles that fit on a wall display. */
const MOST = 60;
/** With more tiles than these, a wall display draws smaller ones. */
const MORE = 18;
const VERY_MANY = 36;

/** Draws each machine as a tile that shows its state by colour, sign and word. */
export function Line({ line, now }: { line: Cockpit['line']; now: number }) {
  const t = useWords();
  const ofMachines = useMachineWords();
  const format = useFormat();
  const counts = countsOf(line.machines);
  const { faults, stopsWithoutCause } = line;
  return (
    <section className={`panel ${classes.subject} ${classes.line}`} aria-labelledby="cockpit-line" data-testid="cockpit-line">
      <div className={classes.lineHead}>
        <Title order={2} id="cockpit-line">
          {t('line.title')}
        </Title>
        <ul className={classes.counts} data-testid="line-totals">
          {states
            .filter((state) => counts.has(state))
            .map((state) => (
              <li key={state} data-state={state}>
                <ScopedLink to={`/machines?state=${state}`}>
                  <span aria-hidden="true">{signOf(state)[1]}</span> {ofMachines(`state.${state}`)} <strong className="number">{counts.get(state)}</strong>
                </ScopedLink>
              </li>
            ))}
        </ul>
        <span className={classes.lineNeeds}>
          {faults.value !== null && Number(faults.value) > 0 && (
            <ScopedLink to={faults.link} data-tone="late">
              {t('line.faults', { count: Number(faults.value) })}
            </ScopedLink>
          )}
          {stopsWithoutCause.value !== null && Number(stopsWithoutCause.value) > 0 && (
            <ScopedLink to={stopsWithoutCause.link} data-tone="open">
              {t('line.stops', { count: Number(stopsWithoutCause.value) })}
            </ScopedLink>
          )}
        </span>
      </div>
      {line.machines.length === 0 && <p className="dim">{t('line.none')}</p>}
      <ul className={classes.tiles} data-many={line.machines.length > VERY_MANY ? 'most' : line.machines.length > MORE ? 'more' : undefined}>
        {line.machines.slice(0, MOST).map((tile) => (
          <li key={tile.id}>
            <MachineTile tile={tile} now={now} name={tile.names ? format.text(tile.names) : ''} />
          </li>
        ))}
      </ul>
      {(!line.complete || line.machines.length > MOST) && <p className="dim">{t('line.incomplete')}</p>}
    </section>
  );
}

function MachineTile({ tile, now, name }: { tile: Tile; now: number; name: string }) {
  const t = useWords();
  const ofMachines = useMachineWords();
  const duration = useDuration();
  const { since } = tile;
  const state = stateOf(tile);
  return (
    <ScopedLink to={tile.link} className={classes.tile} data-state={state} data-testid="tile" data-code={tile.code}>
      <span className={classes.tileName}>
        <strong>{tile.code}</strong> <span>{name}</span>
      </span>
      <span className={classes.tileState}>
        <span aria-hidden="true">{signOf(state)[1]}</span> {ofMachines(`state.${state}`, { defaultValue: state })}
        {since !== null && <span className="number"> {duration(Math.max(0, (now - Date.parse(since)) / 1_000))}</span>}
      </span>
      {tile.openFaults > 0 && <span className={classes.tileNeeds}>✕ {t('line.faults', { count: tile.openFaults })}</span>}
      {tile.openFaults === 0 && tile.stopsWithoutCause > 0 && <span className={classes.tileNeeds}>? {t('line.stops', { count: tile.stopsWithoutCause })}</span>}
    </ScopedLink>
  );
}
