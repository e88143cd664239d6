package weft.projections.rows;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import weft.sharing.Grant.Grain;

/**
 * The rows of a view that its reader sees.
 *
 * @param where SQL on {@code t}, with {@code :party} in it
 * @param columns further ones to select, each after a comma: whether the row is the reader's own,
 *     and whether a grant shows its quantities; empty if the reader holds no grant
 */
record SeenRows(String where, String columns, Map<String, Object> params) {
  static SeenRows of(String own) {
    return new SeenRows(own, "", Map.of());
  }

  boolean grants() {
    return !columns.isEmpty();
  }

  /**
   * The reader's own rows and those shown through another stream.
   *
   * @param onlyShown as in {@link #shared}
   * @param closesPast whether rows that show nothing now stay hidden at past moments too
   */
  static SeenRows through(
      String own, String table, boolean onlyShown, boolean closesPast, Moment moment) {
    if (!onlyShown) return of(own);
    String shown = "%s and (t.item = '%s' or t.shown)".formatted(own, Board.OWN);
    if (closesPast && moment.position() != null)
      shown += " and (t.item = '%s' or %s)".formatted(Board.OWN, mine(table, "t.shown"));
    return of("(" + shown + ")");
  }

  /**
   * The reader's own rows, and granted rows of streams where the reader has no row.
   *
   * @param onlyShown whether to leave out rows that show nothing, now or at the requested moment
   */
  static SeenRows shared(
      String own,
      Board.Shared<?> shared,
      String table,
      List<GrantsHeld> grants,
      boolean onlyShown,
      Moment moment) {
    String shown = shared.shown();
    String owned = own;
    if (shown != null && onlyShown) {
      owned = "(%s and (t.item = '%s' or %s))".formatted(own, Board.OWN, shown);
      // A row that shows nothing now stays hidden at past moments too.
      if (moment.position() != null)
        owned = "(%s and (t.item = '%s' or %s))".formatted(owned, Board.OWN, mine(table, shown));
    }
    if (grants.isEmpty()) return of(owned);
    Map<String, Object> params = new HashMap<>();
    List<String> all = new ArrayList<>();
    List<String> exact = new ArrayList<>();
    for (int i = 0; i < grants.size(); i++) {
      GrantsHeld grant = grants.get(i);
      String condition = "t.owner = :giver%d".formatted(i);
      params.put("giver" + i, grant.giver());
      if (grant.parts() != null) {
        condition +=
            " and jsonb_exists_any(%s, array(select jsonb_array_elements_text(:parts%d::jsonb)))"
                .formatted(shared.parts(), i);
        params.put("parts" + i, RowJson.of(grant.parts()));
      }
      all.add("(" + condition + ")");
      if (grant.grain() == Grain.EXACT) exact.add("(" + condition + ")");
    }
    String granted = "(" + String.join(" or ", all) + ")";
    if (shared.to() != null) granted += " and " + shared.to();
    if (shown != null)
      granted += " and t.item = '%s' and not %s".formatted(Board.OWN, mine(table, shown));
    return new SeenRows(
        "(%s or (%s))".formatted(owned, granted),
        ", %s, %s".formatted(own, exact.isEmpty() ? "false" : String.join(" or ", exact)),
        params);
  }

  /** Whether the reader's own row of the stream shows anything now. */
  private static String mine(String table, String shown) {
    return "exists (select from %s c where c.stream = t.stream and c.item = :party and %s)"
        .formatted(table, shown.replace("t.", "c."));
  }
}
