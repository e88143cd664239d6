package weft.history.follow;

import static java.util.stream.Collectors.toMap;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The versions of the stored rows of views, as {@link View#rowsVersion} declares them. They change
 * in two transactions only: before a view begins, and when rebuilt tables take over.
 */
public final class RowsVersions {
  private final JdbcClient writer;

  public RowsVersions(DataSource writer) {
    this.writer = JdbcClient.create(writer);
  }

  /** Notes the version of each view that has not begun, since this release will make its rows. */
  public void noteNew(List<View> views) {
    writer
        .sql(
            """
            insert into view_rows (view, version)
            select view, version from unnest(?, ?) as declared(view, version)
            where not exists (select from token_entry where processor_name = view)
            on conflict (view) do nothing
            """)
        .param(names(views))
        .param(views.stream().map(View::rowsVersion).toArray(Integer[]::new))
        .update();
  }

  /** The views whose rows an older release made. */
  public List<View> older(List<View> views) {
    var stored = stored(views);
    return views.stream().filter(it -> version(stored, it) < it.rowsVersion()).toList();
  }

  /** The views whose rows a newer release made. */
  public List<View> newer(List<View> views) {
    var stored = stored(views);
    return views.stream().filter(it -> version(stored, it) > it.rowsVersion()).toList();
  }

  private static int version(Map<String, Integer> stored, View view) {
    return stored.getOrDefault(view.name(), view.rowsVersion());
  }

  /** A view that has begun without a noted version counts as older than any. */
  private Map<String, Integer> stored(List<View> views) {
    return writer
        .sql(
            """
            select name, coalesce(version, 0) as version from unnest(?) as name left join view_rows on view = name
            where version is not null or exists (select from token_entry where processor_name = name)
            """)
        .param(names(views))
        .query((row, _) -> Map.entry(row.getString("name"), row.getInt("version")))
        .list()
        .stream()
        .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  private static String[] names(List<View> views) {
    return views.stream().map(View::name).toArray(String[]::new);
  }

  /** Notes, in the connection's transaction, that the view's rows are of its declared version. */
  public static void note(Connection database, View view) throws SQLException {
    try (var statement =
        database.prepareStatement(
            """
            insert into weft.view_rows (view, version) values (?, ?)
            on conflict (view) do update set version = excluded.version, since = clock_timestamp()
            """)) {
      statement.setString(1, view.name());
      statement.setInt(2, view.rowsVersion());
      statement.executeUpdate();
    }
  }
}
