package weft.api.inhand;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import weft.party.PartyCode;

/** Table {@code in_hand}: each party's own, seen by its members and nobody else. */
@Component
class HandsShelf {
  /** What was taken so long ago and never given back is done or forgotten. */
  private static final int DAYS = 180;

  private final JdbcClient writer;

  HandsShelf(JdbcClient writer) {
    this.writer = writer;
  }

  /** A place in the order of all lists and rows. */
  record Place(String list, String row) {
    static final Place FIRST = new Place("", "");
  }

  /**
   * The rows are this person's from now on, whoever had them; those that were keep their time.
   * False, and nothing is taken, where the party has {@code most} others already.
   */
  boolean take(PartyCode owner, String list, List<String> rows, String person, int most) {
    writer
        .sql("delete from in_hand where owner = ? and taken_at < now() - make_interval(days => ?)")
        .params(owner.value(), DAYS)
        .update();
    return writer
        .sql("select take_in_hand(:owner, :list, :rows, :person, :most)")
        .param("owner", owner.value())
        .param("list", list)
        .param("rows", rows.toArray(String[]::new))
        .param("person", person)
        .param("most", most)
        .query(Boolean.class)
        .single();
  }

  /** Nobody's any more, whoever had them. */
  void giveBack(PartyCode owner, String list, List<String> rows) {
    writer
        .sql("delete from in_hand where owner = :owner and list = :list and item = any(:rows)")
        .param("owner", owner.value())
        .param("list", list)
        .param("rows", rows.toArray(String[]::new))
        .update();
  }

  /** In the order of lists and rows, those after this place. */
  static List<InHand> list(
      JdbcClient db, PartyCode owner, @Nullable String list, Place after, int limit) {
    return db.sql(
            """
            select t.list, t.item, t.taken_by, t.taken_at from in_hand t
            where t.owner = :owner and (:list::text is null or t.list = :list)
              and (t.list, t.item) > (:afterList, :afterItem)
            order by t.list, t.item limit :limit
            """)
        .param("owner", owner.value())
        .param("list", list)
        .param("afterList", after.list())
        .param("afterItem", after.row())
        .param("limit", limit)
        .query((row, _) -> inHand(row))
        .list();
  }

  private static InHand inHand(ResultSet row) throws SQLException {
    return new InHand(
        row.getString("list"),
        row.getString("item"),
        row.getString("taken_by"),
        row.getObject("taken_at", OffsetDateTime.class).toInstant());
  }
}
