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

  /** Whose they are. */
  record Member(PartyCode party, String name) {}

  /**
   * Keeps a view; one of the same name on the same screen is replaced. Empty where the person has
   * {@code most} others already.
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

  /** In the order of their ids, those after this one. */
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

  /** The view that is gone now; empty where there was none of that person's. */
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
