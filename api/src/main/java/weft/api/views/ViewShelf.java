package weft.api.views;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import weft.party.PartyCode;

/** Table {@code saved_view}: each person's own views of the lists. */
@Component
class ViewShelf {
  private final JdbcClient writer;

  ViewShelf(JdbcClient writer) {
    this.writer = writer;
  }

  /** The owner of the views. */
  record Member(PartyCode party, String name) {}

  /**
   * Saves a view, replacing one of the same name on the same screen. Returns empty where the person
   * already has {@code most} others.
   */
  Optional<SavedView> keep(Member of, String screen, String name, String query, int most) {
    return writer
        .sql(
            """
            insert into saved_view as v (id, owner, member, screen, name, query)
            select :id, :owner, :member, :screen, :name, :query
            where (select count(*) from saved_view o where o.owner = :owner and o.member = :member
                     and (o.screen, o.name) <> (:screen, :name)) < :most
            on conflict (owner, member, screen, name) do update set query = excluded.query, saved_at = clock_timestamp()
            returning v.id, v.screen, v.name, v.query, v.saved_at
            """)
        .param("id", UUID.randomUUID())
        .param("owner", of.party().value())
        .param("member", of.name())
        .param("screen", screen)
        .param("name", name)
        .param("query", query)
        .param("most", most)
        .query((row, _) -> view(row))
        .optional();
  }

  /** Returns the views after this id, in the order of ids. */
  static List<SavedView> list(
      JdbcClient db, Member of, @Nullable String screen, UUID after, int limit) {
    return db.sql(
            """
            select t.id, t.screen, t.name, t.query, t.saved_at from saved_view t
            where t.owner = :owner and t.member = :member and (:screen::text is null or t.screen = :screen)
              and t.id > :after
            order by t.id limit :limit
            """)
        .param("owner", of.party().value())
        .param("member", of.name())
        .param("screen", screen)
        .param("after", after)
        .param("limit", limit)
        .query((row, _) -> view(row))
        .list();
  }

  /** Removes a view and returns it; empty where the person had no such view. */
  Optional<SavedView> remove(Member of, UUID id) {
    return writer
        .sql(
            """
            delete from saved_view where id = ? and owner = ? and member = ?
            returning id, screen, name, query, saved_at
            """)
        .params(id, of.party().value(), of.name())
        .query((row, _) -> view(row))
        .optional();
  }

  private static SavedView view(ResultSet row) throws SQLException {
    return new SavedView(
        row.getObject("id", UUID.class),
        row.getString("screen"),
        row.getString("name"),
        row.getString("query"),
        row.getObject("saved_at", OffsetDateTime.class).toInstant());
  }
}
