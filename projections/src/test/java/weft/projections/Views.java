package weft.projections;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import weft.database.TestDatabase;
import weft.desk.Desk;
import weft.history.History;
import weft.json.EventTypes;
import weft.json.StateType;
import weft.projections.interchange.InterchangeBoard;
import weft.projections.ordering.OrderBoard;
import weft.projections.scheduling.CallOffBoard;

/** The three boards on a real history, and their tables read whole. */
final class Views {
  static final List<String> TABLES =
      List.of(
          "delivery_schedule",
          "delivery_schedule_past",
          "schedule_release",
          "call_off_line",
          "call_off_line_past",
          "call_off_change",
          "schedule_contradiction",
          "purchase_order",
          "purchase_order_past",
          "interchange",
          "interchange_past");

  private Views() {}

  static History open(TestDatabase db, int batchSize, int segments) {
    var hub =
        History.on(db.pools())
            .events(EventTypes.ALL)
            .states(StateType.ALL)
            .view(new CallOffBoard())
            .view(new OrderBoard())
            .view(new InterchangeBoard())
            .batchSize(batchSize)
            .segments(segments)
            .open();
    new Desk(hub.streams(), hub.events()).open(hub.commands());
    return hub.start();
  }

  static void settle(History hub) {
    assertThat(hub.positions().awaitSettled(hub.positions().head(), Duration.ofSeconds(60)))
        .isTrue();
  }

  /** Throws the rows away and makes them again. */
  static void replay(TestDatabase db, int batchSize, int segments) {
    db.admin().sql("truncate token_entry, " + String.join(", ", TABLES)).update();
    try (var hub = open(db, batchSize, segments)) {
      settle(hub);
    }
  }

  /** Takes over the events alone, byte for byte. */
  static void copyEvents(TestDatabase from, TestDatabase to) {
    String events =
        from.admin()
            .sql("select coalesce(json_agg(e), '[]')::text from domain_event e")
            .query(String.class)
            .single();
    to.admin()
        .sql(
            "insert into domain_event select * from json_populate_recordset(null::domain_event,"
                + " ?::json)")
        .param(events)
        .update();
  }

  /** Of every table how many rows it has, and a digest over all their columns. */
  static Map<String, String> digests(TestDatabase db) {
    Map<String, String> digests = new LinkedHashMap<>();
    for (String table : TABLES)
      digests.put(
          table,
          db.admin()
              .sql(
                  "select count(*) || ' rows ' || md5(string_agg(t::text, E'\\n' order by t::text))"
                      + " from %s t".formatted(table))
              .query(String.class)
              .optional()
              .orElse("no rows"));
    return digests;
  }
}
