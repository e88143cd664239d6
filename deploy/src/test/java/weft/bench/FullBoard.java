package weft.bench;

import java.sql.SQLException;

/**
 * The call-off board of 1,000 suppliers, written straight into its tables: a thousand lines per
 * supplier, 20 per schedule, one in ten changed by the release in force. Creating it by messages
 * would take minutes, and reads do not see the difference. All lines are for the site {@code
 * BENCH}, which keeps them apart from the demo's own lines.
 */
record FullBoard(int suppliers) {
  private static final int SCHEDULES = 50;
  private static final int LINES = 20;

  /** Above every position of the hub's own history. */
  private static final long BASE = 1_000_000_000L;

  int rows() {
    return suppliers * SCHEDULES * LINES;
  }

  void fill(BenchHub hub) throws SQLException {
    try (var connection = hub.superuser().getConnection();
        var statement = connection.createStatement()) {
      statement.execute(
          """
          create temporary table s as
          select %1$d + n as schedule_no, n %% 50 as part,
            (array['HENGYUE', 'LINGYUN', 'OEM-3', 'OEM-4', 'OEM-5'])[1 + n / 50 %% 5] as buyer,
            coalesce((array['JIAXIN', 'HONGZHU', 'DINGCHENG'])[1 + n / 50], 'SUP-' || n / 50) as supplier
          from generate_series(0, %2$d - 1) n
          """
              .formatted(BASE, suppliers * SCHEDULES));
      statement.execute(
          """
          insert into delivery_schedule (schedule_no, schedule, buyer, supplier, site, part, agreement, unloading_point, description, unit,
            version, release_position, previous_release_position, from_position)
          select schedule_no, 'DeliverySchedule:' || buyer || ':' || supplier || ':BENCH:HY-' || part || ':4500012345:', buyer, supplier, 'BENCH', 'HY-' || part,
            '4500012345', null, 'SWING BEARING RING', 'PCE', 2, schedule_no + 1, schedule_no, schedule_no + 1
          from s
          """);
      statement.execute(
          """
          insert into schedule_release (schedule_no, position, buyer, supplier, number, issued, recorded_at, interchange, horizon_start, horizon_end,
            firm_until, received_cumulative, received_as_of, last_quantity, last_date, last_reference)
          select schedule_no, schedule_no + 1, buyer, supplier, '43', timestamp '2026-11-24 06:00', now(), 'interchange', date '2026-12-01', date '2027-06-01', date '2026-12-12',
            1200, date '2026-11-18', 80, date '2026-11-18', 'LS-7781'
          from s
          """);
      statement.execute(
          """
          insert into call_off_line (schedule_no, due, ordinal, buyer, supplier, at_time, date_kind, bucket, firmness, quantity, cumulative, state,
            promises, first_promises, shortfall, reason, answered_at, interchange, message, segment, from_position)
          select schedule_no, date '2026-12-01' + (line * 5 + part %% 5), 0, buyer, supplier, null, 'delivery', 'day', 'firm', 40 + line, null, 'open', '[]', null, null, null, null,
            '0193a1b2-0000-7000-8000-000000000000', '1', 100 + line, schedule_no + 1
          from s, generate_series(1, %d) line
          """
              .formatted(LINES));
      statement.execute(
          """
          insert into call_off_change (schedule_no, position, due, ordinal, gone, buyer, supplier, kind, before, now, other_date, within_firm_horizon)
          select schedule_no, schedule_no + 1, due, ordinal, false, buyer, supplier, 'more', quantity - 10, quantity, null, true
          from call_off_line where schedule_no >= %d and (schedule_no + segment) %% 10 = 0
          """
              .formatted(BASE));
      for (String table :
          new String[] {
            "delivery_schedule", "schedule_release", "call_off_line", "call_off_change"
          }) statement.execute("vacuum analyze " + table);
    }
  }
}
