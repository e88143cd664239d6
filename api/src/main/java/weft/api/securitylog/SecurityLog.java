package weft.api.securitylog;

import jakarta.annotation.PreDestroy;
import java.sql.Types;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import weft.edi.reception.OneLineASecond;

/**
 * Writes the security log to the table {@code security_event}, to which the hub can only add rows.
 */
@Component
public final class SecurityLog {
  private static final Logger log = LoggerFactory.getLogger(SecurityLog.class);

  /** The party code of the operator's entries. */
  private static final String HUB = "WEFT";

  private static final long EVERY = TimeUnit.SECONDS.toMillis(1);

  private static final String ADD =
      """
      insert into security_event (viewer, kind, party, member, address, target, subject, times)
      select v.viewer, :kind, :party, case when v.own then :member end, case when v.own then :address end,
             :target || case when v.own then :query else '' end, :subject, :times
        from (select 'WEFT' as viewer, true as own
              union all select :party, true where :party is not null
              union all select unnest(:concerned), false) v
      """;

  private final JdbcClient writer;
  private final EventThrottle gathered = new EventThrottle(System::nanoTime);
  private final OneLineASecond lines = new OneLineASecond(log::warn);
  private final Thread teller = Thread.ofVirtual().name("security-log").unstarted(this::tell);

  public SecurityLog(JdbcClient writer) {
    this.writer = writer;
    teller.start();
  }

  /**
   * Writes the event at once, before the answer is sent. If it cannot be written, the request
   * fails.
   */
  public void keep(SecurityEvent event) {
    add(event, 1);
  }

  /**
   * Records an event that anyone can cause without limit, within a second; repetitions within a
   * minute are counted.
   */
  public void count(SecurityEvent event) {
    gathered.add(event);
  }

  private void add(SecurityEvent it, int times) {
    String[] concerned =
        it.concerned().stream()
            .filter(party -> !party.equals(it.party()) && !party.equals(HUB))
            .sorted()
            .toArray(String[]::new);
    var columns = new MapSqlParameterSource("kind", it.kind().text());
    text(columns, "party", it.party());
    text(columns, "member", it.member());
    text(columns, "address", it.address());
    text(columns, "target", it.target());
    text(columns, "query", it.query());
    text(columns, "subject", it.subject());
    columns.addValue("concerned", concerned, Types.ARRAY, "text");
    columns.addValue("times", times);
    writer.sql(ADD).paramSource(columns).update();
  }

  private static void text(MapSqlParameterSource columns, String name, @Nullable String value) {
    columns.addValue(name, value, Types.VARCHAR);
  }

  private void tell() {
    while (!Thread.currentThread().isInterrupted()) {
      try {
        Thread.sleep(EVERY);
        add(gathered.due());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private void add(List<EventThrottle.Told> due) {
    for (int i = 0; i < due.size(); i++) {
      try {
        add(due.get(i).event(), due.get(i).times());
      } catch (DataAccessException e) {
        lines.say(() -> "The security log waits for the database: " + e.getMessage());
        gathered.takeBack(due.subList(i, due.size()));
        return;
      }
    }
  }

  @PreDestroy
  void close() throws InterruptedException {
    teller.interrupt();
    teller.join();
    add(gathered.rest());
  }
}
