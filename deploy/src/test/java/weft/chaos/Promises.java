package weft.chaos;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The conditions that must hold once every request has been answered. */
record Promises(JdbcClient look) {
  /** Each one logs in at the database. */
  private static final Duration LOOK = Duration.ofMillis(250);

  /** Waits until every view and reaction has reached the head. */
  void settle(Duration patience) {
    Waiting.until(
        "views settled",
        patience,
        LOOK,
        () ->
            look.sql(
                    """
                    select min((convert_from(token, 'UTF8')::json ->> 'globalIndex')::bigint) = (select max(position) from domain_event)
                    from token_entry
                    """)
                .query(Boolean.class)
                .single());
  }

  /** The promises except those of views, once the views have reached the head. */
  void hold(Ledger ledger, Path partners) throws IOException {
    settle(Duration.ofMinutes(2));
    exactlyOnce(ledger);
    answeredOnce(partners);
  }

  /** Acknowledged = stored, once each, in one unbroken order. */
  void exactlyOnce(Ledger ledger) {
    assertThat(ledger.unexpected).isEmpty();
    assertThat(interchanges(ledger))
        .describedAs("interchanges stored")
        .isEqualTo(ledger.interchanges);
    assertThat(
            stored("interchange-concluded", "Interchange:%:WEFT:" + ledger.prefix + "______%", 4))
        .isEqualTo(ledger.interchanges);
    assertThat(stored("request-answered", "Request:%:" + ledger.prefix + "%", 3))
        .describedAs("commitments stored")
        .isEqualTo(ledger.commitments);
    assertThat(
            count(
                "type = 'forecast-released' and stream like 'DeliverySchedule:%:"
                    + ledger.prefix
                    + "%'"))
        .describedAs("releases, one for each interchange")
        .isEqualTo(ledger.interchanges.size());
    assertThat(
            count(
                "type = 'call-offs-committed' and stream like 'DeliverySchedule:%:"
                    + ledger.prefix
                    + "%'"))
        .describedAs("promises, one for each key")
        .isEqualTo(ledger.commitments.size());
    inOrder();
  }

  /** The stored references. */
  Set<String> interchanges(Ledger ledger) {
    return stored("interchange-received", "Interchange:%:WEFT:" + ledger.prefix + "______%", 4);
  }

  /** Positions without a gap, and rising times. */
  void inOrder() {
    assertThat(
            look.sql(
                    """
                    select count(*) filter (where position <> n) || ' gaps, '
                      || count(*) filter (where recorded_at <= before) || ' times not rising'
                    from (select position, row_number() over (order by position) as n, recorded_at,
                                 lag(recorded_at) over (order by position) as before from domain_event) e
                    """)
                .query(String.class)
                .single())
        .isEqualTo("0 gaps, 0 times not rising");
  }

  /** Every interchange has one CONTRL, which is in the partner's folder once. */
  void answeredOnce(Path partners) throws IOException {
    Waiting.until(
        "everything delivered",
        Duration.ofMinutes(2),
        LOOK,
        () -> number("select count(*) from outbox where next_attempt_at is not null") == 0);
    assertThat(
            number(
                """
                select count(*) from domain_event e where e.type = 'interchange-received' and e.stream like 'Interchange:%:WEFT:C_______%'
                  and 1 <> (select count(*) from outbox o where o.message_type = 'CONTRL'
                            and o.in_answer_to = convert_from(e.payload, 'UTF8')::json ->> 'id')
                """))
        .describedAs("interchanges without their one CONTRL")
        .isZero();
    Set<String> there = new HashSet<>();
    try (var files = Files.walk(partners)) {
      files
          .filter(it -> requireNonNull(it.getParent()).endsWith("out") && Files.isRegularFile(it))
          .forEach(it -> there.add(it.getFileName().toString()));
    }
    assertThat(there)
        .describedAs("files in the partners' folders")
        .isEqualTo(
            once(
                "delivered",
                look.sql("select file_name from outbox where state = 'delivered'")
                    .query(String.class)
                    .list()));
  }

  private Set<String> stored(String type, String stream, int segment) {
    List<String> all =
        look.sql(
                "select split_part(stream, ':', ?) from domain_event where type = ? and stream like"
                    + " ?")
            .params(segment, type, stream)
            .query((row, _) -> requireNonNull(row.getString(1)))
            .list();
    return once(type, all);
  }

  private static Set<String> once(String what, List<String> all) {
    var once = new HashSet<>(all);
    assertThat(once).describedAs(what + ", none twice").hasSameSizeAs(all);
    return once;
  }

  private long count(String where) {
    return number("select count(*) from domain_event where " + where);
  }

  private long number(String sql) {
    return look.sql(sql).query(Long.class).single();
  }
}
