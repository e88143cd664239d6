package weft.replay;

import java.util.List;
import weft.database.TestDatabase;

/** Everything that PostgreSQL's catalog records about a table, without the name of its schema. */
public final class Shape {
  private Shape() {}

  public static List<String> of(TestDatabase db, String schema, String table) {
    return db.admin()
        .sql(
            """
            with t as (select * from pg_class where oid = (:schema || '.' || :table)::regclass)
            select regexp_replace(said, :schema || '[.](?!party|audit)', '', 'g') from (
              select 'table ' || concat_ws(' ', relkind, relpersistence, pg_get_userbyid(relowner), reloptions, relrowsecurity, relforcerowsecurity) as said from t
              union all
              select 'column ' || concat_ws(' ', attnum, attname, format_type(atttypid, atttypmod), attcollation::regcollation, attnotnull, attstorage, pg_get_expr(adbin, adrelid), attacl)
              from t join pg_attribute a on attrelid = t.oid and attnum > 0 left join pg_attrdef d on adrelid = t.oid and adnum = attnum
              union all
              select 'constraint ' || conname || ' ' || pg_get_constraintdef(k.oid) from t join pg_constraint k on conrelid = t.oid or confrelid = t.oid
              union all
              select 'index ' || pg_get_indexdef(indexrelid) || ' ' || coalesce(i.reloptions::text, '') from t join pg_index on indrelid = t.oid join pg_class i on i.oid = indexrelid
              union all
              select 'policy ' || concat_ws(' ', policyname, permissive, roles, cmd, qual, with_check) from t join pg_policies on schemaname = :schema and tablename = relname
              union all
              select 'grant ' || concat_ws(' ', grantee::regrole, privilege_type, is_grantable) from t cross join aclexplode(relacl)
              union all
              select 'trigger ' || tgname from t join pg_trigger on tgrelid = t.oid
              union all
              select 'statistics ' || stxname from t join pg_statistic_ext on stxrelid = t.oid) all_of_it
            order by 1
            """)
        .param("schema", schema)
        .param("table", table)
        .query((row, _) -> row.getString(1))
        .list();
  }
}
