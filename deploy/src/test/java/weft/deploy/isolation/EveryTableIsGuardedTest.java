package weft.deploy.isolation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import weft.context.Contexts;
import weft.database.PartyReads;
import weft.database.Pools;
import weft.deploy.RunningHub;
import weft.party.PartyCode;
import weft.party.PartyScope;
import weft.projections.AuditorsGrants;
import weft.projections.board.Boards;
import weft.projections.rows.Board;

/**
 * Checks PostgreSQL's own catalog for everything in the hub's database that has rows: row security
 * that names the party guards all tables that the reader's roles may read. A table added later is
 * checked like the others.
 */
class EveryTableIsGuardedTest {
  /** Roles that the reader's pool has or can take. */
  private static final String READERS =
      """
      (select r.oid, r.rolname from pg_roles r
       where r.rolname = 'weft_reader' or pg_has_role('weft_reader', r.oid, 'member'))
      """;

  /** All relations outside PostgreSQL's own schemas, and each reader's rights on them. */
  private static final String OPEN =
      """
      select c.relname || ' to ' || r.rolname as open
      from pg_class c cross join %s r
      where c.relkind in ('r', 'p', 'v', 'm', 'f')
        and c.relnamespace::regnamespace::text not in ('pg_catalog', 'information_schema', 'pg_toast')
        and has_schema_privilege(r.oid, c.relnamespace, 'usage')
        and (has_table_privilege(r.oid, c.oid, 'select') or has_any_column_privilege(r.oid, c.oid, 'select'))
      """
          .formatted(READERS);

  private static final String UNGUARDED =
      OPEN
          + """
            and not (c.relrowsecurity and c.relforcerowsecurity and exists (
              select from pg_policy p
              where p.polrelid = c.oid and p.polcmd = 'r' and r.oid = any(p.polroles)))
          """;

  private static final String WITHOUT_PARTY =
      """
      select p.polname || ' of ' || p.polrelid::regclass from pg_policy p cross join %s r
      where r.oid = any(p.polroles || case when 0 = any(p.polroles) then r.oid end)
        and pg_get_expr(p.polqual, p.polrelid) not like '%%current_setting(''weft.party''%%'
        and pg_get_expr(p.polqual, p.polrelid) not like '%%audited%%'
        and pg_get_expr(p.polqual, p.polrelid) not like '%%current_setting(''weft.audit''%%'
      """
          .formatted(READERS);

  private static final String WRITABLE =
      """
      select c.relname || ' by ' || r.rolname from pg_class c cross join %s r
      where c.relkind in ('r', 'p', 'v', 'm', 'f') and c.relnamespace = 'weft'::regnamespace
        and (has_table_privilege(r.oid, c.oid, 'insert') or has_table_privilege(r.oid, c.oid, 'update')
          or has_table_privilege(r.oid, c.oid, 'delete') or has_table_privilege(r.oid, c.oid, 'truncate'))
      """
          .formatted(READERS);

  private final RunningHub hub = RunningHub.shared();
  private final JdbcClient superuser = hub.superuser();

  private List<String> ask(String sql) {
    return superuser.sql(sql).query((row, _) -> row.getString(1)).list();
  }

  @Test
  void whatever_readers_may_read_is_guarded_by_the_party() {
    assertThat(ask(OPEN))
        .contains("call_off_line to weft_supplier", "outbox to weft_viewer")
        .contains("organization to weft_viewer", "partnership to weft_viewer");
    assertThat(ask(UNGUARDED)).isEmpty();
    assertThat(ask(WITHOUT_PARTY)).isEmpty();
    assertThat(ask(WRITABLE)).isEmpty();
  }

  /** The tables that the auditor may read, with the context of their policy; of some it is any. */
  private static final String AUDITED =
      """
      select c.relname, coalesce(substring(pg_get_expr(p.polqual, p.polrelid) from 'audited\\(''([a-z]+)''::text\\)'), '') as context,
        pg_get_expr(p.polqual, p.polrelid) like '%audit%' as by_grant
      from pg_policy p join pg_class c on c.oid = p.polrelid
      where 'weft_auditor'::regrole = any(p.polroles) and p.polname = 'auditor' and c.relnamespace = 'weft'::regnamespace
      order by 1
      """;

  /** Tables for which the demo has no row. */
  private static final List<String> EMPTY =
      List.of(
          "channel",
          "channel_version",
          "count_ruling",
          "dead_letter",
          "document_replacement",
          "inspection_photo_image",
          "inspection_photos",
          "inspection_photos_past",
          "outbox_resend",
          "report_photo",
          "scan",
          "stock_reports",
          "stock_reports_past");

  @Test
  void each_table_that_an_auditor_reads_belongs_to_a_context() {
    Map<String, String> contexts = new HashMap<>();
    superuser
        .sql(AUDITED)
        .query((row, _) -> contexts.put(row.getString(1), row.getString(2)))
        .list();
    assertThat(contexts.values().stream().filter(it -> !it.isEmpty()))
        .isSubsetOf(Contexts.NAMES)
        .contains("party", "interchange", "scheduling", "ordering");
    for (Board<?> it : Boards.ALL) {
      String context =
          Contexts.ALL.stream()
              .filter(type -> type.name().equals(it.streamType()))
              .findFirst()
              .orElseThrow()
              .context();
      for (String half : List.of(it.table(), it.table() + "_past"))
        assertThat(contexts.get(half)).as(half).isEqualTo(context);
    }
  }

  @Test
  void an_auditor_without_a_grant_sees_no_row_of_any_table() {
    var reads = hub.bean(PartyReads.class);
    var nobody = PartyScope.auditor(new PartyCode("NOBODY"));
    List<String> tables = ask("select distinct relname from (" + AUDITED + ") t");
    assertThat(tables).hasSizeGreaterThan(50);
    for (String table : tables) assertThat(count(reads, nobody, table, "true")).as(table).isZero();
  }

  @Test
  void an_auditor_of_one_context_of_one_party_sees_just_that() {
    var reads = hub.bean(PartyReads.class);
    PartyCode auditor = new PartyCode("ONLY-ORDERS");
    AuditorsGrants.give(superuser, new PartyCode("HENGYUE"), auditor, List.of("ordering"), null);
    try {
      superuser
          .sql(AUDITED)
          .query(
              (row, _) -> {
                String table = row.getString(1);
                String context = row.getString(2);
                var scope = PartyScope.auditor(auditor);
                if (!context.isEmpty()
                    && !context.equals("ordering")
                    && !table.startsWith("grants"))
                  assertThat(count(reads, scope, table, "true")).as(table).isZero();
                else if (context.equals("ordering"))
                  assertThat(count(reads, scope, table, "'HENGYUE' in (buyer, supplier)"))
                      .as(table)
                      .isEqualTo(count(reads, scope, table, "true"))
                      .isEqualTo(
                          superuser
                              .sql(
                                  "select count(*) from weft.%s where 'HENGYUE' in (buyer, supplier)"
                                      .formatted(table))
                              .query(Long.class)
                              .single());
                return table;
              })
          .list();
      assertThat(
              reads.<List<String>>inParty(
                  PartyScope.auditor(auditor),
                  db ->
                      db.sql(
                              "select distinct viewer || split_part(stream, ':', 1) from"
                                  + " history_entry")
                          .query(String.class)
                          .list()))
          .containsExactly("HENGYUEPurchaseOrder");
    } finally {
      superuser.sql("delete from weft.grants where owner = 'ONLY-ORDERS'").update();
    }
  }

  /** Alerts tell quantities of the stream that they are about. */
  @Test
  void an_auditor_sees_an_alert_by_the_grant_of_what_it_is_about() {
    var reads = hub.bean(PartyReads.class);
    superuser
        .sql(
            """
            insert into weft.edi_alert (kind, subject, sender, receiver, reference, about) values
              ('set-aside', 'GUARDED 1', 'HENGYUE', 'JIAXIN', 'interchange', null),
              ('certificate-expires', 'GUARDED 2', 'HENGYUE', 'HENGYUE', 'party', null),
              ('count-ruled', 'GUARDED 3', 'HENGYUE', 'JIAXIN', 'scheduling', 'DeliverySchedule:HENGYUE:JIAXIN'),
              ('goods-open-again', 'GUARDED 4', 'HENGYUE', 'JIAXIN', 'shipment', 'Shipment:JIAXIN:1')
            """)
        .update();
    try {
      for (String context : List.of("interchange", "party", "scheduling", "shipment")) {
        var auditor = new PartyCode("ALERTED-" + context.toUpperCase(java.util.Locale.ROOT));
        AuditorsGrants.give(superuser, new PartyCode("HENGYUE"), auditor, List.of(context), null);
        assertThat(
                reads.<List<String>>inParty(
                    PartyScope.auditor(auditor),
                    db ->
                        db.sql("select reference from edi_alert where subject like 'GUARDED%'")
                            .query(String.class)
                            .list()))
            .containsExactly(context);
      }
    } finally {
      superuser.sql("delete from weft.edi_alert where subject like 'GUARDED%'").update();
      superuser.sql("delete from weft.grants where owner like 'ALERTED-%'").update();
    }
  }

  /** Where there are no rows, seeing none proves nothing. Both halves of a view have one policy. */
  @Test
  void few_of_the_tables_that_grants_open_are_empty() {
    List<String> tables = ask("select distinct relname from (" + AUDITED + ") t where by_grant");
    assertThat(tables).hasSizeGreaterThan(50);
    assertThat(tables)
        .filteredOn(it -> !hasRows(it) && !hasRows(it.replaceAll("_past$", "")))
        .isSubsetOf(EMPTY);
  }

  private boolean hasRows(String table) {
    return superuser
        .sql("select exists (select from weft.%s)".formatted(table))
        .query(Boolean.class)
        .single();
  }

  private static long count(PartyReads reads, PartyScope scope, String table, String where) {
    return reads.inParty(
        scope,
        db ->
            db.sql("select count(*) from %s where %s".formatted(table, where))
                .query(Long.class)
                .single());
  }

  @Test
  void history_inbox_members_and_sessions_are_closed_to_readers() {
    assertThat(
            ask(
                """
                select relname from pg_class where relkind = 'r' and relnamespace = 'weft'::regnamespace
                  and relname in ('domain_event', 'snapshot_event', 'token_entry', 'inbox', 'control_reference',
                    'membership', 'membership_change', 'spring_session', 'spring_session_attributes', 'oauth2_authorization')
                """))
        .hasSize(10)
        .noneMatch(table -> ask(OPEN).stream().anyMatch(it -> it.startsWith(table + " to ")));
  }

  /**
   * The columns that the hub itself may change, and rows that it may delete: the progress of an
   * interchange.
   */
  @Test
  void what_arrived_who_looked_and_who_got_a_membership_the_hub_cannot_change() {
    assertThat(
            ask(
                """
                select table_name || ' ' || privilege_type from information_schema.table_privileges
                 where grantee = 'weft_writer' and table_name in ('inbox', 'membership_change', 'person_change', 'security_event')
                   and privilege_type in ('UPDATE', 'DELETE', 'TRUNCATE')
                """))
        .isEmpty();
    assertThat(
            ask(
                """
                select table_name || '.' || column_name from information_schema.column_privileges
                 where grantee = 'weft_writer' and table_name in ('inbox', 'membership_change', 'person_change', 'security_event')
                   and privilege_type = 'UPDATE' order by 1
                """))
        .containsExactly(
            "inbox.attempts",
            "inbox.concluded",
            "inbox.next_attempt_at",
            "inbox.set_aside_at",
            "inbox.unended",
            "inbox.use");
  }

  @Test
  void a_table_opened_without_a_policy_would_be_found() {
    superuser.sql("create table careless (secret text)").update();
    try {
      assertThat(ask(UNGUARDED)).isEmpty(); // new tables are closed by default
      superuser.sql("grant select on careless to weft_viewer").update();
      assertThat(ask(UNGUARDED)).containsExactly("careless to weft_viewer");
      superuser
          .sql(
              """
              alter table careless enable row level security;
              alter table careless force row level security;
              create policy all_of_it on careless for select to weft_viewer using (true)
              """)
          .update();
      assertThat(ask(UNGUARDED)).isEmpty();
      assertThat(ask(WITHOUT_PARTY)).containsExactly("all_of_it of careless");
    } finally {
      superuser.sql("drop table careless").update();
    }
  }

  /** Not only by the catalog's entries: the database refuses the pool itself. */
  @Test
  void the_readers_pool_is_refused_by_every_table() {
    var reader = JdbcClient.create(hub.bean(Pools.class).reader());
    for (String table : ask("select tablename from pg_tables where schemaname = 'weft'"))
      assertThatThrownBy(() -> reader.sql("select * from weft." + table).query().listOfRows())
          .as(table)
          .isInstanceOf(DataAccessException.class)
          .rootCause()
          .hasMessageContaining("permission denied");
  }
}
