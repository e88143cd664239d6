package weft.projections.batch;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
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
 * The batches of which a batch is made, or that were made of it, as far as the reader may know. It
 * follows the reader's own batches, goes one step beyond them, and then says only that it goes on.
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
    ORIGIN("stream"),
    /** To what was made of it. */
    USE("input");

    /** The column of the batch from which a step begins. */
    private final String here;

    Direction(String here) {
      this.here = here;
    }
  }

  @SuppressWarnings("InlineFormatString") // keeps the SQL in one piece
  private static final String STEP =
      """
      select e.input, e.stream, e.quantity, e.unit, e.position
      from unnest(:reached) b join batch_input e on e.%s = b and %s
      order by e.position, e.number limit :room
      """;

  /** Which batches at the last step lead on to batches whose edges the reader sees. */
  @SuppressWarnings("InlineFormatString")
  private static final String BEYOND_THE_LAST_STEP =
      "select b from unnest(:reached) b where exists (select from batch_input e where e.%s = b and"
          + " %s)";

  private static final String BEYOND_THE_READER =
      "select * from batches_going_on(:reached, :origin, :seen, :position::bigint)";

  /**
   * Reads the genealogy step by step, each edge once however many ways lead to it; empty if it has
   * more than {@value #MOST} edges.
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
    params.put("seen", seen.toArray(String[]::new));
    params.put("origin", direction == Direction.ORIGIN);
    params.put("position", moment.position());
    // Row security lets an auditor see what its grants cover.
    String visible =
        (audits ? "true" : "e.owner = any(:seen)")
            + (moment.position() == null ? "" : " and e.position <= :position");
    Set<String> streams = new LinkedHashSet<>(Set.of(batch));
    List<Edge> edges = new ArrayList<>();
    Set<String> reached = streams;
    for (int step = 0; step < depth && !reached.isEmpty(); step++) {
      params.put("reached", reached.toArray(String[]::new));
      params.put("room", MOST - edges.size() + 1);
      List<Edge> next =
          db.sql(STEP.formatted(direction.here, visible))
              .params(params)
              .query((row, _) -> edge(new InOrder(row)))
              .list();
      edges.addAll(next);
      if (edges.size() > MOST) return Optional.empty();
      reached = new LinkedHashSet<>();
      for (Edge it : next) {
        String far = direction == Direction.ORIGIN ? it.from : it.to;
        if (streams.add(far)) reached.add(far);
      }
    }
    params.put("reached", reached.toArray(String[]::new));
    Set<String> continues =
        new LinkedHashSet<>(
            texts(db, BEYOND_THE_LAST_STEP.formatted(direction.here, visible), params));
    params.put("reached", streams.toArray(String[]::new));
    continues.addAll(texts(db, BEYOND_THE_READER, params));
    return Optional.of(new Genealogy(List.copyOf(streams), edges, continues));
  }

  private static List<String> texts(JdbcClient db, String sql, Map<String, Object> params) {
    return db.sql(sql).params(params).query((row, _) -> new InOrder(row).text()).list();
  }

  private static Edge edge(InOrder row) throws SQLException {
    return new Edge(row.text(), row.text(), new Quantity(row.decimal()), row.text(), row.number());
  }
}
