package weft.api.inhand;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import weft.party.PartyCode;
import weft.projections.people.PersonNames;

/**
 * Table {@code in_hand}: rows that members look after, visible only to the members of their party.
 */
@Component
class HandsShelf {
  /** A row that was taken this long ago and never given back counts as done or forgotten. */
  private static final int DAYS = 180;

  private final JdbcClient writer;

  HandsShelf(JdbcClient writer) {
    this.writer = writer;
  }

  /** A position in the order of all lists and rows. */
  record Place(String list, String row) {
    static final Place FIRST = new Place("", "");
  }

  /**
   * Assigns the rows to this person, whoever had them; rows that the person had already keep their
   * time. Returns false, and assigns nothing, where the party already has {@code most} others.
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

  /** Removes the assignment, whoever had it. */
  void giveBack(PartyCode owner, String list, List<String> rows) {
    writer
        .sql("delete from in_hand where owner = :owner and list = :list and item = any(:rows)")
        .param("owner", owner.value())
        .param("list", list)
        .param("rows", rows.toArray(String[]::new))
        .update();
  }

  /** Returns the assignments after this position, with names, in the order of lists and rows. */
  static List<InHand> named(
      JdbcClient db, PartyCode owner, @Nullable String list, Place after, int limit) {
    List<InHand> rows = list(db, owner, list, after, limit);
    var names =
        PersonNames.of(
            db,
            rows.stream()
                .flatMap(it -> PersonNames.Key.of(owner.value(), it.takenBy()).stream())
                .toList());
    return rows.stream().map(it -> it.named(owner, names)).toList();
  }

  private static List<InHand> list(
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
        null,
        row.getObject("taken_at", OffsetDateTime.class).toInstant());
  }
}
