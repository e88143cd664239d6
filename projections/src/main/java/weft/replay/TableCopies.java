package weft.replay;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Creates empty tables like those of the schema {@code weft} from its catalog: columns, settings,
 * keys, indexes under the same names, row policies and grants. A migration's SQL would not do,
 * because several migrations may have changed the live table.
 */
final class TableCopies {
  private static final String DESCRIBE =
      """
      with asked as (select ?::text as side, ?::text[] as tables, ?::text[] as found_by, ?::text as kind),
      t as (
        select c.*, a.side, a.found_by, a.kind from pg_class c, asked a
        where c.relnamespace = 'weft'::regnamespace and c.relname = any(a.tables))
      select step, ddl from (
        select 1 as step, relname, format('create %4$s table %1$I.%2$I (like weft.%2$I including all excluding indexes)%3$s',
          side, relname, ' with (' || array_to_string(reloptions, ', ') || ')', kind) as ddl from t
        union all
        select 2, relname, format('alter table %I.%I add constraint %I %s', side, relname, conname, pg_get_constraintdef(k.oid))
        from t join pg_constraint k on k.conrelid = t.oid where contype in ('p', 'u', 'x')
        union all
        select case when indisunique or relname || '.' || pg_get_indexdef(indexrelid, 1, true) = any(found_by) then 3 else 9 end,
          relname, replace(pg_get_indexdef(indexrelid), ' ON weft.', format(' ON %I.', side))
        from t join pg_index i on i.indrelid = t.oid where not exists (select from pg_constraint where conindid = indexrelid)
        union all
        select 4, relname, format('alter table %I.%I enable row level security', side, relname) from t where relrowsecurity
        union all
        select 4, relname, format('alter table %I.%I force row level security', side, relname) from t where relforcerowsecurity
        union all
        select 5, relname, format('create policy %I on %I.%I as %s for %s to %s%s%s', polname, side, relname,
          case when polpermissive then 'permissive' else 'restrictive' end,
          case polcmd when 'r' then 'select' when 'a' then 'insert' when 'w' then 'update' when 'd' then 'delete' else 'all' end,
          coalesce((select string_agg(quote_ident(rolname), ', ') from pg_roles r where r.oid = any(polroles)), 'public'),
          ' using (' || pg_get_expr(polqual, polrelid) || ')',
          ' with check (' || pg_get_expr(polwithcheck, polrelid) || ')')
        from t join pg_policy p on p.polrelid = t.oid
        union all
        select 6, relname, format('grant %s on %I.%I to %s', privilege_type, side, relname, coalesce(quote_ident(rolname), 'public'))
        from t cross join aclexplode(relacl) a left join pg_roles r on r.oid = a.grantee where a.grantee <> relowner
        union all
        select 6, relname, format('grant %s (%I) on %I.%I to %s', privilege_type, attname, side, relname, coalesce(quote_ident(rolname), 'public'))
        from t join pg_attribute c on c.attrelid = t.oid cross join aclexplode(attacl) a left join pg_roles r on r.oid = a.grantee
        where not attisdropped) all_of_it
      order by step, relname, ddl
      """;

  private static final int CREATED = 1;
  private static final int LATER = 9;

  private TableCopies() {}

  /**
   * Creates the tables in the schema, in the transaction of the owner's connection.
   *
   * @param kept whether the tables survive a crash of the server; if not, they cost no write-ahead
   *     log
   * @param foundBy as {@code table.column}: the first column of an index that the replay needs at
   *     once
   * @return the statements for the other indexes, which are cheaper once the rows are there
   */
  static List<String> make(
      Connection owner, String schema, List<String> tables, boolean kept, List<String> foundBy)
      throws SQLException {
    path(owner, "weft"); // policies then name tables without a schema
    var later = new ArrayList<String>();
    var now = describe(owner, schema, tables, kept, foundBy, later);
    path(owner, schema + ", weft"); // policies call functions of weft
    try (var statement = owner.createStatement()) {
      for (String ddl : now) statement.execute(ddl);
    }
    path(owner, "weft");
    return later;
  }

  private static List<String> describe(
      Connection owner,
      String schema,
      List<String> tables,
      boolean kept,
      List<String> foundBy,
      List<String> later)
      throws SQLException {
    var statements = new ArrayList<String>();
    int created = 0;
    try (var describe = owner.prepareStatement(DESCRIBE)) {
      describe.setString(1, schema);
      describe.setArray(2, owner.createArrayOf("text", tables.toArray()));
      describe.setArray(3, owner.createArrayOf("text", foundBy.toArray()));
      describe.setString(4, kept ? "" : "unlogged");
      try (var rows = describe.executeQuery()) {
        while (rows.next()) {
          if (rows.getInt(1) == CREATED) created++;
          (rows.getInt(1) == LATER ? later : statements).add(rows.getString(2));
        }
      }
    }
    if (created != tables.size())
      throw new ReplayFailed("The database lacks one of the tables " + tables, null);
    return statements;
  }

  private static void path(Connection owner, String schema) throws SQLException {
    try (var path = owner.prepareStatement("select set_config('search_path', ?, true)")) {
      path.setString(1, schema);
      path.execute();
    }
  }
}
