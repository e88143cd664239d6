alter table schedule_release
  add column received_since date,              -- from which day the buyer counts what it received, where it says so
  add column silent_until timestamptz;         -- from when on silence is acceptance; null where no such time was agreed upon
