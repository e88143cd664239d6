import { SegmentedControl } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useLocation, useNavigate } from 'react-router';
import { addressOf } from './moment';
import { type Side, useScope } from './scope';
import { useMe } from './Session';

/** For parties that both buy and sell. Each side is read separately. */
export function SideSwitch() {
  const { t } = useTranslation();
  const me = useMe();
  const { as, asOf } = useScope();
  const navigate = useNavigate();
  const { pathname } = useLocation();
  if (me.sides.length < 2) return null;
  // The other side has other partners and documents, so this returns to the list without its
  // filters.
  const turn = (side: string): void => {
    const search = new URLSearchParams({ as: side, ...addressOf(asOf) });
    void navigate(`/${pathname.split('/')[1] ?? ''}?${search.toString()}`);
  };
  return (
    <SegmentedControl
      size="xs"
      value={as ?? ''}
      onChange={turn}
      aria-label={t('side.label')}
      data-testid="side"
      data={me.sides.toSorted().toReversed().map((side: Side) => ({ value: side, label: t(`side.${side}`) }))}
    />
  );
}
