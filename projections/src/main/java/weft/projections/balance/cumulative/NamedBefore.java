package weft.projections.balance.cumulative;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A schedule and its predecessors under other names: statements about them apply to it. A schedule
 * that it replaced, instead of continuing it, counted separately.
 *
 * @param schedules their streams, its own first
 */
record NamedBefore(List<Long> numbers, List<String> schedules) {
  /**
   * A reader who sees one of the schedules sees them all, because they are between the same two
   * partners.
   */
  private static final String CHAIN =
      """
      with recursive chain (schedule_no, schedule, step) as (
        select schedule_no, schedule, 0 from delivery_schedule where schedule_no = ?
        union
        select d.schedule_no, d.schedule, c.step + 1 from delivery_schedule d join chain c on d.successor = c.schedule and not d.replaced
        where c.step < 20)
      select schedule_no, schedule from chain order by step\
      """;

  private record Link(long number, String schedule) {}

  static NamedBefore of(JdbcClient db, long scheduleNo) {
    List<Link> chain =
        db.sql(CHAIN)
            .param(scheduleNo)
            .query((row, _) -> new Link(row.getLong(1), requireNonNull(row.getString(2))))
            .list();
    return new NamedBefore(
        chain.stream().map(Link::number).distinct().toList(),
        chain.stream().map(Link::schedule).distinct().toList());
  }

  Long[] asNumbers() {
    return numbers.toArray(Long[]::new);
  }
}
