package weft.bench.planning;

import java.sql.SQLException;
import java.util.List;
import weft.bench.BenchHub;

/**
 * Stock and shipments of many suppliers of five OEMs, written straight into their tables. The first
 * three suppliers and two OEMs are the demo's; all share their stock with their OEM.
 */
record StockAndShipments(int suppliers) {
  static final int PARTS = 100;
  private static final int SHIPMENTS = 100;
  private static final int LINES = 3;

  int stock() {
    return suppliers * PARTS;
  }

  int shipments() {
    return suppliers * SHIPMENTS;
  }

  int lines() {
    return shipments() * LINES;
  }

  void fill(BenchHub hub) throws SQLException {
    try (var connection = hub.superuser().getConnection();
        var statement = connection.createStatement()) {
      statement.execute(
          """
          create temporary table s as
          select n, (array['HENGYUE', 'LINGYUN', 'OEM-3', 'OEM-4', 'OEM-5'])[1 + n %% 5] as buyer,
            coalesce((array['JIAXIN', 'HONGZHU', 'DINGCHENG'])[1 + n], 'SUP-' || n) as supplier
          from generate_series(0, %d - 1) n
          """
              .formatted(suppliers));
      statement.execute(
          """
          insert into stock (stream, item, owner, holder, site, part, belongs_to, category, status, quantity, unit, counted_at, changed_at, version, from_position)
          select 'Stock:' || supplier || ':BENCH:LISTED-' || part, supplier, supplier, supplier, 'BENCH', 'LISTED-' || part, supplier, 'finished', 'usable',
            40 + part, 'PCE', now(), now(), 1, 1
          from s, generate_series(0, %d - 1) part
          """
              .formatted(PARTS));
      statement.execute(
          """
          insert into grants (stream, item, owner, giver, receiver, what, grain, past, given_at, given_position, version, from_position)
          select 'Grant:' || supplier || ':bench', item, case item when 'to' then buyer else supplier end, supplier, buyer, 'stock', 'exact', false, now(), 1, 1, 1
          from s, unnest(array['to', 'own']) item
          """);
      statement.execute(
          """
          create temporary table sent as
          select s.*, no, 'Shipment:' || buyer || ':' || supplier || ':BENCH-' || no || ':2026' as stream, 'BENCH-' || no as number
          from s, generate_series(0, %d - 1) no
          """
              .formatted(SHIPMENTS));
      statement.execute(
          """
          insert into shipments (stream, buyer, supplier, number, year, ship_to, shipped, arrives, state, lines, packages, receipts, line_count, told_at, version, from_position)
          select stream, buyer, supplier, number, 2026, 'BENCH', current_date, current_date + 3, 'in-transit',
            (select jsonb_agg(jsonb_build_object('part', 'LISTED-' || (no + line * 7) %% %d, 'quantity', '40', 'unit', 'PCE', 'received', '0', 'missing', '0',
               'over', '0', 'damaged', '0', 'open', '40')) from generate_series(0, %d - 1) line), '[]', '[]', %d, now(), 1, 1
          from sent
          """
              .formatted(PARTS, LINES, LINES));
      statement.execute(
          """
          insert into transit (stream, item, buyer, supplier, number, ship_to, shipped, arrives, part, unit, sent, received, open, returned, state, told_at, version, from_position)
          select stream, (line + 1)::text, buyer, supplier, number, 'BENCH', current_date, current_date + 3, 'LISTED-' || (no + line * 7) %% %d, 'PCE',
            40, 0, 40, 0, 'in-transit', now(), 1, 1
          from sent, generate_series(0, %d - 1) line
          """
              .formatted(PARTS, LINES));
      for (String table : List.of("stock", "grants", "shipments", "transit"))
        statement.execute("vacuum analyze " + table);
    }
  }
}
