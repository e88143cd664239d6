package weft.projections.batch;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import weft.measure.Quantity;
import weft.party.PartyScope;
import weft.projections.rows.InOrder;
import weft.projections.rows.Moment;

/**
 * What a batch is made of, or what was made of it, as far as the reader may know: it follows the
 * reader's own batches, one step beyond them, and then says only that it goes on.
 *
 * @param streams of the batches, the asked one first
 * @param continues the batches that lead on to further ones, which the reader does not see or did
 *     not ask for
 */
public record Genealogy(List<String> streams, List<Edge> edges, Set<String> continues) {
  /** The most edges of an answer. */
  public static final int MOST = 100_000;

  /**
   * A quantity of one batch that went into another.
   *
   * @param position of the event that says so
   */
  public record Edge(String from, String to, Quantity quantity, String unit, long position) {}

  /** The way to go. */
  public enum Direction {
    /** To what the batch was made of. */
    ORIGIN("stream", "input"),
    /** To what was made of it. */
    USE("input", "stream");

    private final String here;
    private final String next;

    Direction(String here, String next) {
      this.here = here;
      this.next = next;
    }
  }

  /**
   * The edges from each batch that was reached in fewer steps than asked for. A batch that is
   * reached on several ways counts once a step, so the work grows with the edges and not with the
   * ways.
   */
  @SuppressWarnings("InlineFormatString") // keeps the SQL in one piece
  private static final String WALK =
      """
      with recursive walk (batch, step) as (
        select :batch::text collate "C", 0
        union
        select e.%2$s, w.step + 1 from walk w join batch_input e on e.%1$s = w.batch and %3$s where w.step < :depth)
      select e.input, e.stream, e.quantity, e.unit, e.position, w.step + 1
      from (select batch, min(step) as step from walk group by batch) w
        join batch_input e on e.%1$s = w.batch and %3$s
      where w.step < :depth
      order by w.step, e.position, e.number
      limit %4$d
      """;

  /** Which batches at the last step lead on to batches whose edges the reader sees. */
  @SuppressWarnings("InlineFormatString")
  private static final String BEYOND_THE_LAST_STEP =
      "select b from unnest(:last) b where exists (select from batch_input e where e.%s = b and %s)";

  private static final String BEYOND_THE_READER =
      "select * from batches_going_on(:batches, :origin, :seen, :position::bigint)";

  /** An edge, and in how many steps its far end is reached. */
  private record Found(Edge edge, int step) {}

  /**
   * Reads the genealogy; empty if it has more than {@value #MOST} edges.
   *
   * @param audited the parties whose batches an auditor may read; empty for any other reader
   * @param depth how many steps to go, at least one
   */
  public static Optional<Genealogy> of(
      JdbcClient db,
      PartyScope scope,
      Moment moment,
      String batch,
      Direction direction,
      int depth,
      Set<String> audited) {
    boolean audits = scope.role() == PartyScope.Role.AUDITOR;
    Set<String> seen = audits ? audited : Set.of(scope.party().value());
    Map<String, Object> params = new HashMap<>();
    params.put("batch", batch);
    params.put("depth", depth);
    params.put("seen", seen.toArray(String[]::new));
    params.put("origin", direction == Direction.ORIGIN);
    params.put("position", moment.position());
    // Row security lets an auditor see what its grants cover.
    String visible =
        (audits ? "true" : "e.owner = any(:seen)")
            + (moment.position() == null ? "" : " and e.position <= :position");
    List<Found> found =
        db.sql(WALK.formatted(direction.here, direction.next, visible, MOST + 1))
            .params(params)
            .query((row, _) -> found(new InOrder(row)))
            .list();
    if (found.size() > MOST) return Optional.empty();
    Map<String, Integer> steps = new LinkedHashMap<>(Map.of(batch, 0));
    for (Found it : found)
      steps.putIfAbsent(direction == Direction.ORIGIN ? it.edge.from : it.edge.to, it.step);
    params.put("batches", steps.keySet().toArray(String[]::new));
    params.put(
        "last",
        steps.keySet().stream().filter(it -> steps.get(it) == depth).toArray(String[]::new));
    Set<String> continues = new LinkedHashSet<>(texts(db, BEYOND_THE_READER, params));
    continues.addAll(
        texts(db, BEYOND_THE_LAST_STEP.formatted(direction.here, visible), params));
    return Optional.of(
        new Genealogy(
            List.copyOf(steps.keySet()), found.stream().map(Found::edge).toList(), continues));
  }

  private static List<String> texts(JdbcClient db, String sql, Map<String, Object> params) {
    return db.sql(sql).params(params).query(String.class).list();
  }

  private static Found found(InOrder row) throws SQLException {
    var edge =
        new Edge(row.text(), row.text(), new Quantity(row.decimal()), row.text(), row.number());
    return new Found(edge, (int) row.number());
  }
}
