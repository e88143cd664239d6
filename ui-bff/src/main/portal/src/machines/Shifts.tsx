import { Button, Title } from '@mantine/core';
import { IconPencil } from '@tabler/icons-react';
import { useState } from 'react';
import { useDraft } from '../app/draft';
import { ChoiceFilter, useUrlFilters } from '../app/filters';
import form from '../app/form.module.css';
import { useFormat } from '../app/format';
import { rowsOf } from '../app/reading';
import { ScopedLink, useScope } from '../app/scope';
import { useMe } from '../app/Session';
import { Empty, Failed, Loading } from '../app/states';
import { HistoryLink } from '../history/HistoryLink';
import { useOwnSites } from '../stock/stock';
import { useFormWords } from './formWords';
import { mayTend } from './roles';
import { type Draft, ShiftEditor } from './ShiftEditor';
import { ShiftPicture } from './ShiftPicture';
import classes from './shifts.module.css';
import { type ShiftPlan, useShiftPlans, workedMinutes } from './shifts';
import { useWords } from './words';

/** The shifts of a site: a picture of the week, and the form to change them. */
export function Shifts() {
  const t = useFormWords();
  const words = useWords();
  const format = useFormat();
  const sites = useOwnSites();
  const [{ site: asked }, setFilters] = useUrlFilters(['site']);
  const site = asked ?? sites[0]?.code ?? '';
  const answer = useShiftPlans();
  return (
    <div className="page" data-testid="shifts">
      <title>{`${t('shifts.title')} · Weft`}</title>
      <div className={classes.head}>
        <Title order={1}>{t('shifts.title')}</Title>
        {sites.length > 1 && <ChoiceFilter label={words('column.site')} all={format.text(sites[0]?.name ?? { en: '', zh: '' })} value={asked} onChange={(chosen) => setFilters({ site: chosen })} options={sites.slice(1).map((one) => ({ value: one.code, label: format.text(one.name) }))} />}
        <ScopedLink to="/machines" className="underlined">
          {words('title')}
        </ScopedLink>
      </div>
      <p className="dim">{t('shifts.why')}</p>
      {answer.isPending ? <Loading /> : answer.data ? <Plan key={site} site={site} plan={rowsOf(answer).find((one) => one.site === site)} /> : <Failed error={answer.error} retry={() => void answer.refetch()} />}
    </div>
  );
}

function Plan({ site, plan }: { site: string; plan: ShiftPlan | undefined }) {
  const t = useFormWords();
  const words = useWords();
  const format = useFormat();
  const me = useMe();
  const { readOnly } = useScope();
  const [draft, keep] = useDraft<Draft>(`shifts.${site}`);
  const [opened, setOpened] = useState(false);
  const may = mayTend(me) && !readOnly && site !== '';
  if (may && (opened || draft !== undefined)) return <ShiftEditor site={site} plan={plan} draft={draft} keep={keep} onClose={() => setOpened(false)} />;
  const shifts = plan?.shifts ?? [];
  return (
    <>
      {shifts.length === 0 ? (
        <Empty title={t('shifts.none')}>{t('shifts.noneWhy')}</Empty>
      ) : (
        <section className={`panel ${classes.panel}`} aria-label={t('shifts.week')}>
          <ShiftPicture shifts={shifts} />
          <p>{t('shifts.hours', { hours: format.rounded(String(workedMinutes(shifts) / 60)) })}</p>
        </section>
      )}
      <div className={form.acts}>
        {may && (
          <Button leftSection={<IconPencil size={16} aria-hidden="true" />} onClick={() => setOpened(true)} data-testid="edit-shifts">
            {t(shifts.length === 0 ? 'shifts.first' : 'shifts.edit')}
          </Button>
        )}
        {plan && (
          <span className="dim">
            {words('fact.history')}: <HistoryLink id={plan.id} />
          </span>
        )}
      </div>
    </>
  );
}
