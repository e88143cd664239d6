import { Button, NativeSelect, SegmentedControl, Title } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { TextFilter } from '../app/filters';
import { useFormat } from '../app/format';
import { useOwnSites } from '../stock/stock';
import classes from './plan.module.css';
import { firstDay, lastDay } from './sheet';
import type { Sheet } from './useSheet';

/** The visible parts, site and days of a plan. */
export function PlanHead({ title, site, sheet }: { title: string; site: string; sheet: Sheet }) {
  const { t } = useTranslation('plan');
  const format = useFormat();
  const sites = useOwnSites();
  const { columns, grain, choose } = sheet;
  return (
    <div className={classes.head}>
      <Title order={1}>{title}</Title>
      <search className={classes.tools}>
        <TextFilter icon label={t('filter.part')} value={sheet.sought} onChange={(part) => choose({ part })} testId="filter-part" />
        {sites.length > 1 && <NativeSelect size="xs" aria-label={t('site')} value={site} onChange={(event) => choose({ site: event.currentTarget.value })} data={sites.map((one) => ({ value: one.code, label: format.text(one.name) }))} data-testid="plan-site" />}
        <SegmentedControl size="xs" aria-label={t('grain.label')} value={grain} onChange={(one) => choose({ grain: one })} data={(['day', 'week'] as const).map((one) => ({ value: one, label: t(`grain.${one}`) }))} data-testid="grain" />
        <span className={classes.window}>
          <Button size="xs" variant="default" px={6} aria-label={t('earlier')} onClick={() => sheet.go(-1)}>
            <IconChevronLeft size={16} aria-hidden="true" />
          </Button>
          <span className="number">
            {format.date(firstDay(columns[0] ?? ''))} – {format.date(lastDay(columns.at(-1) ?? ''))}
          </span>
          <Button size="xs" variant="default" px={6} aria-label={t('later')} onClick={() => sheet.go(1)}>
            <IconChevronRight size={16} aria-hidden="true" />
          </Button>
        </span>
      </search>
    </div>
  );
}
