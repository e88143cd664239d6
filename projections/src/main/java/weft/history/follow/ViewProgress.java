package weft.history.follow;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.axonframework.eventhandling.Segment;
import weft.event.Recorded;
import weft.history.store.EventJson;

/**
 * How far a view has come: one position for each of its segments, which advance in parallel. Empty
 * if the view has not begun.
 */
public record ViewProgress(Map<Segment, Long> positions) {
  public static final ViewProgress NOTHING = new ViewProgress(Map.of());

  public ViewProgress {
    positions = Map.copyOf(positions);
  }

  /**
   * Reads the view's tokens as the connection's transaction sees them.
   *
   * @param held locks the tokens until that transaction ends, so that the view's writers wait
   */
  public static ViewProgress of(Connection database, EventJson json, View view, boolean held)
      throws SQLException {
    var bySegment = new HashMap<Integer, Long>();
    try (var tokens =
        database.prepareStatement(
            "select segment, token, token_type from weft.token_entry where processor_name = ?"
                + " order by segment"
                + (held ? " for update" : ""))) {
      tokens.setString(1, view.name());
      try (var rows = tokens.executeQuery()) {
        while (rows.next())
          bySegment.put(rows.getInt(1), json.positionOf(rows.getBytes(2), rows.getString(3)));
      }
    }
    int[] ids = bySegment.keySet().stream().mapToInt(it -> it).toArray();
    var positions = new HashMap<Segment, Long>();
    bySegment.forEach((id, position) -> positions.put(Segment.computeSegment(id, ids), position));
    return new ViewProgress(positions);
  }

  /** The position that every segment has reached. */
  public long lowest() {
    return positions.values().stream().mapToLong(it -> it).min().orElse(0);
  }

  /** The position of the segment that is furthest ahead. */
  public long highest() {
    return positions.values().stream().mapToLong(it -> it).max().orElse(0);
  }

  /** Whether the view has written or skipped the event. */
  public boolean covers(View view, Recorded event) {
    if (event.position() <= lowest()) return true;
    if (event.position() > highest()) return false;
    var sequence = view.sequenceOf(event);
    return positions.entrySet().stream()
        .anyMatch(it -> event.position() <= it.getValue() && it.getKey().matches(sequence));
  }
}
