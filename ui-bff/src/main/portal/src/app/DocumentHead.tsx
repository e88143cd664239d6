import { Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { type Crumb, Crumbs } from './Crumbs';
import classes from './document.module.css';

export type Fact = readonly [string, ReactNode];

type Props = {
  /** The parents: a list, and anything between it and this screen. Empty directly under home. */
  way?: readonly Crumb[];
  /** The name in the browser's tab and at the end of the crumbs. */
  name: string;
  title: ReactNode;
  /** Terms and values. A term without a value is left out. */
  facts: readonly Fact[];
  /** Actions on the whole thing. */
  children?: ReactNode;
};

/** The head of a screen about one thing: its crumbs, name, facts and actions. */
export function DocumentHead({ way = [], name, title, facts, children }: Props) {
  return (
    <>
      <title>{`${name} · Weft`}</title>
      <Crumbs way={way} here={name} />
      <div className={classes.head}>
        <div>
          <Title order={1} className={classes.title}>
            {title}
          </Title>
          <dl className={classes.facts}>
            {facts
              .filter(([, value]) => Boolean(value))
              .map(([term, value]) => (
                <div key={term}>
                  <dt>{term}</dt>
                  <dd>{value}</dd>
                </div>
              ))}
          </dl>
        </div>
        {children && <div className={classes.actions}>{children}</div>}
      </div>
    </>
  );
}
