import { Button, NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { useFormat } from '../app/format';
import { useScope } from '../app/scope';
import { useChangeSearch } from '../app/search';
import type { Release, ScheduleDetail } from './callOffs';
import { comparisons } from './FilterBar';
import classes from './schedule.module.css';

/** The name of a release in a request. Releases and call-offs are numbered separately. */
const handle = (one?: Release): string => (!one ? '' : one.kind === 'forecast' ? one.number : `${one.kind}/${one.number}`);

const labels = { forecast: 'option', 'call-off': 'callOff', continued: 'continued', ended: 'ended' } as const;

/** The newest release can be compared with these, as in the list, and with earlier releases. */
const others: readonly string[] = comparisons;

/**
 * Compares two releases, or the newest with the last answer or visit. Only the newest can be
 * answered.
 */
export function ReleasePair({ schedule, visited }: { schedule: ScheduleDetail; /** When the reader was here before; undefined on a first visit. */ visited: string | undefined }) {
  const { t } = useTranslation('callOffs');
  const { as } = useScope();
  const format = useFormat();
  const [search] = useSearchParams();
  const changeSearch = useChangeSearch();
  // If a number was used twice, it means the newest release.
  const releases = schedule.releases.filter((one, at, all) => all.findIndex((other) => handle(other) === handle(one)) === at);
  const newest = releases[0] ?? schedule.release;
  const chosen = search.get('release') ?? handle(newest);
  const after = releases.findIndex((one) => handle(one) === chosen) + 1;
  const against = search.get('against') ?? handle(releases[after]);
  const show = (release: string, base: string): void =>
    changeSearch((next) => {
      if (others.includes(base)) {
        next.delete('release');
        next.set('against', base);
        return next;
      }
      const usual = release === handle(newest) && (base === handle(releases[1]) || base === '');
      for (const [name, value] of [['release', release], ['against', base]] as const) {
        if (usual || value === '') next.delete(name);
        else next.set(name, value);
      }
      return next;
    });
  const label = (one: Release): string => t(`pair.${labels[one.kind]}`, { release: one.number, at: format.moment(one.receivedAt) });
  const options = releases.map((one) => ({ value: handle(one), label: label(one) }));
  const older = options.slice(Math.max(1, after));
  const mine =
    chosen === handle(newest)
      ? comparisons.filter((one) => one !== 'visit' || visited).map((one) => ({ value: one as string, label: one === 'visit' ? t('pair.visit', { at: format.moment(visited ?? '') }) : t(as === 'buyer' ? 'pair.answerOfTheirs' : 'pair.answer') }))
      : [];
  return (
    <div className={classes.pair}>
      <NativeSelect
        size="xs"
        label={t('pair.release')}
        value={chosen}
        data={options}
        onChange={(event) => {
          const at = options.findIndex((one) => one.value === event.currentTarget.value);
          show(event.currentTarget.value, options[at + 1]?.value ?? '');
        }}
        data-testid="release"
      />
      <NativeSelect
        size="xs"
        label={t('pair.against')}
        value={against}
        data={[...(older.length > 0 ? older : [{ value: '', label: t('pair.none') }]), ...mine]}
        disabled={older.length === 0 && mine.length === 0}
        onChange={(event) => show(chosen, event.currentTarget.value)}
        data-testid="against"
      />
      {search.has('release') && (
        <Button size="xs" variant="light" onClick={() => show(handle(newest), '')}>
          {t('pair.newest')}
        </Button>
      )}
    </div>
  );
}
