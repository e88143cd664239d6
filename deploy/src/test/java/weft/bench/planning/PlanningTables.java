package weft.bench.planning;

import java.sql.SQLException;
import java.util.List;
import weft.bench.BenchHub;

/**
 * The inputs of balances, written straight into their tables: creating them by messages would take
 * hours, and reads do not see the difference.
 *
 * @param part the part with many schedules; the other parts have one each
 * @param base above the numbers of the hub's own schedules, and of other benches'
 */
record PlanningTables(String part, long base) {
  static final int DAYS = 28;
  private static final int OTHERS_PARTS = 500;
  private static final int OTHERS_LINES = 14;
  private static final int OTHERS_SHIPMENTS = 6;

  /**
   * The tables of one supplier with one OEM: lines of 28 days of each schedule, and as many
   * shipments.
   */
  void fill(BenchHub hub, int schedules, int parts) throws SQLException {
    fill(hub, schedules, parts, DAYS);
  }

  /** With lines of this many days, and shipments only of the part with many schedules. */
  void fill(BenchHub hub, int schedules, int parts, int days) throws SQLException {
    String source =
        """
        create temporary table s as
        select %1$d + n as schedule_no, 'HENGYUE' as buyer, 'JIAXIN' as supplier, 'JX1' as from_site,
          case when n < %2$d then '%4$s' else '%4$s-' || n end as part, 'A' || n as agreement
        from generate_series(0, %2$d + %3$d - 1) n
        """
            .formatted(base, schedules, parts, part);
    write(hub, source, days, days, "part = '" + part + "'");
  }

  /**
   * Other suppliers' of five OEMs, one of them the same: 500 parts each, with 14 lines called off
   * and 6 shipments on their way.
   *
   * @return how many rows of lines and shipments there are
   */
  int fillOthers(BenchHub hub, int suppliers) throws SQLException {
    String source =
        """
        create temporary table s as
        select %1$d + n as schedule_no, (array['HENGYUE', 'LINGYUN', 'OEM-3', 'OEM-4', 'OEM-5'])[1 + n / %2$d %% 5] as buyer,
          '%4$s-SUP-' || n / %2$d as supplier, 'S1' as from_site, '%4$s-' || n / %2$d || '-' || n %% %2$d as part, 'A' || n as agreement
        from generate_series(0, %2$d * %3$d - 1) n
        """
            .formatted(base + 100_000, OTHERS_PARTS, suppliers, part);
    write(hub, source, OTHERS_LINES, OTHERS_SHIPMENTS, "true");
    return suppliers * OTHERS_PARTS * (OTHERS_LINES + OTHERS_SHIPMENTS);
  }

  private static void write(BenchHub hub, String source, int lines, int shipments, String sent)
      throws SQLException {
    try (var connection = hub.superuser().getConnection();
        var statement = connection.createStatement()) {
      statement.execute(source);
      statement.execute(
          """
          insert into delivery_schedule (schedule_no, schedule, buyer, supplier, site, part, agreement, unloading_point, description, unit,
            version, release_position, previous_release_position, from_position)
          select schedule_no, 'DeliverySchedule:' || buyer || ':' || supplier || ':PLANT1:' || part || ':' || agreement || ':-', buyer, supplier, 'PLANT1', part,
            agreement, null, 'SWING BEARING RING', 'PCE', 2, 1, schedule_no, 1
          from s
          """);
      statement.execute(
          """
          insert into schedule_release (schedule_no, position, buyer, supplier, number, issued, recorded_at, interchange, horizon_start, horizon_end,
            firm_until, received_cumulative, received_as_of, last_quantity, last_date, last_reference)
          select schedule_no, 1, buyer, supplier, '43', timestamp '2026-11-24 06:00', now() - interval '1 day', 'interchange',
            current_date, current_date + 182, current_date + 14, 0, null, null, null, null
          from s
          """);
      statement.execute(
          """
          insert into call_off_line (schedule_no, due, ordinal, buyer, supplier, at_time, date_kind, bucket, firmness, quantity, cumulative, state,
            promises, first_promises, shortfall, reason, answered_at, interchange, message, segment, from_position)
          select schedule_no, current_date + 1 + day, 0, buyer, supplier, null, 'delivery', 'day', 'firm', 40 + day, null, 'open', '[]', null, null, null, null,
            '0193a1b2-0000-7000-8000-000000000000', '1', 100 + day, 1
          from s, generate_series(0, %d - 1) day
          """
              .formatted(lines));
      statement.execute(
          """
          insert into transit (stream, item, buyer, supplier, number, ship_from, ship_to, shipped, arrives, part, unit, batch, purchase_order,
            agreement, sent, received, open, returned, state, told_at, version, from_position)
          select 'Shipment:' || buyer || ':' || supplier || ':B' || schedule_no || '-' || day || ':2026', '1', buyer, supplier, 'B' || schedule_no || '-' || day, from_site, 'PLANT1',
            current_date, current_date + day, part, 'PCE', null, null, agreement, 1, 0, 1, 0, 'in-transit', now(), 1, 1
          from s, generate_series(0, %d - 1) day where %s
          """
              .formatted(shipments, sent));
      statement.execute(
          """
          insert into part_change
          select distinct party, part, 1, 'shipment', null, ''
          from (select buyer as party, part from s union select supplier, part from s) p
          """);
      statement.execute("drop table s");
      for (String table :
          List.of(
              "part_change", "delivery_schedule", "schedule_release", "call_off_line", "transit"))
        statement.execute("vacuum analyze " + table);
    }
  }
}
