import { SegmentedControl, Title } from '@mantine/core';
import { useState } from 'react';
import { today } from '../app/days';
import { usePartnerName, useSiteName } from '../app/partners';
import { useScope } from '../app/scope';
import { Failed, Loading } from '../app/states';
import { BandChart } from '../energy/BandChart';
import { type Grain, useEnergy } from '../energy/energy';
import { grainsFor } from '../energy/period';
import { useWords as useEnergyWords } from '../energy/words';
import classes from './park.module.css';
import type { SiteSum } from './park';
import { useWords } from './words';

/** Draws one company's consumption over time. The hub does not show its tariff to a park, so the bars have no bands. */
export function Course({ site, period }: { site: SiteSum; period: { from: string; until: string } }) {
  const t = useWords();
  const energy = useEnergyWords();
  const partner = usePartnerName();
  const siteName = useSiteName();
  const { asOf } = useScope();
  const [asked, ask] = useState<Grain>();
  const fitting = grainsFor(period.from, period.until);
  const grain = asked !== undefined && fitting.includes(asked) ? asked : (fitting.at(-1) ?? 'day');
  const answer = useEnergy({ site: site.site, ...period, grain }, period.until >= today(asOf?.instant));
  return (
    <section className={`panel ${classes.part}`} aria-labelledby="park-course">
      <div className={classes.head}>
        <Title order={2} id="park-course">
          {t('use.shown', { company: partner(site.owner), site: siteName(site.owner, site.site) })}
        </Title>
        {fitting.length > 1 && <SegmentedControl size="xs" value={grain} onChange={(chosen) => ask(chosen as Grain)} aria-label={energy('grain.label')} data={fitting.map((one) => ({ value: one, label: energy(`grain.${one}`) }))} />}
      </div>
      {answer.isPending ? <Loading /> : answer.data ? answer.data.items.every((one) => one.kWh === null) ? <p className="dim">{t('use.none')}</p> : <BandChart items={answer.data.items.map((one) => (one.kWh === null || one.bands.length > 0 ? one : { ...one, bands: [{ band: null, kWh: one.kWh, cost: null }] }))} grain={grain} /> : <Failed error={answer.error} retry={() => void answer.refetch()} />}
    </section>
  );
}
