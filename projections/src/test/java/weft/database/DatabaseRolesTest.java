package weft.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import weft.party.PartyCode;
import weft.party.PartyScope;
import weft.party.Side;

class DatabaseRolesTest {
  private static final PartyCode JIAXIN = new PartyCode("JIAXIN");
  private static TestDatabase db;
  private static PartyReads reads;

  @BeforeAll
  static void a_table_of_two_parties() {
    db = TestDatabase.fresh();
    reads = new PartyReads(db.pools());
    db.owner()
        .sql(
            """
            create table promise (buyer text not null, supplier text not null, what text not null);
            alter table promise enable row level security;
            alter table promise force row level security;
            create policy w on promise to weft_writer using (true) with check (true);
            create policy b on promise for select to weft_buyer using (buyer = (select current_setting('weft.party', true)));
            create policy s on promise for select to weft_supplier using (supplier = (select current_setting('weft.party', true)));
            grant select on promise to weft_buyer, weft_supplier
            """)
        .update();
    JdbcClient.create(db.pools().writer())
        .sql(
            "insert into promise values ('HENGYUE', 'JIAXIN', 'arm'), ('HENGYUE', 'HONGZHU',"
                + " 'foot'), ('JIAXIN', 'HONGZHU', 'casting')")
        .update();
  }

  @AfterAll
  static void close() {
    db.close();
  }

  @Test
  void pool_users_own_nothing_and_bypass_nothing() {
    assertThat(
            db.admin()
                .sql(
                    """
                    select rolname from pg_roles where rolname like 'weft%'
                      and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication)
                    """)
                .query(String.class)
                .list())
        .isEmpty();
    assertThat(
            db.admin()
                .sql(
                    """
                    select relname from pg_class
                    where pg_get_userbyid(relowner) like 'weft%' and pg_get_userbyid(relowner) <> 'weft_owner'
                    """)
                .query(String.class)
                .list())
        .isEmpty();
  }

  @Test
  void every_table_that_names_a_party_forces_row_security() {
    assertThat(
            db.admin()
                .sql(
                    """
                    select distinct c.relname from pg_class c join pg_attribute a on a.attrelid = c.oid
                    where c.relkind in ('r', 'p') and c.relnamespace = 'weft'::regnamespace
                      and a.attname in ('buyer', 'supplier', 'viewer') and not a.attisdropped
                      and not (c.relrowsecurity and c.relforcerowsecurity)
                    """)
                .query(String.class)
                .list())
        .isEmpty();
  }

  @Test
  void history_can_be_added_to_but_not_changed() {
    var writer = JdbcClient.create(db.pools().writer());
    assertThatThrownBy(() -> writer.sql("delete from domain_event").update())
        .isInstanceOf(DataAccessException.class);
    assertThatThrownBy(() -> writer.sql("update domain_event set type = 'X'").update())
        .isInstanceOf(DataAccessException.class);
    assertThatThrownBy(() -> writer.sql("truncate domain_event").update())
        .isInstanceOf(DataAccessException.class);
  }

  @Test
  void each_side_sees_its_own_rows_though_the_query_asks_for_all() {
    assertThat(promises(PartyScope.of(JIAXIN, Side.SUPPLIER))).containsExactly("arm");
    assertThat(promises(PartyScope.of(JIAXIN, Side.BUYER))).containsExactly("casting");
    assertThat(promises(PartyScope.of(new PartyCode("DINGCHENG"), Side.SUPPLIER))).isEmpty();
  }

  @Test
  void a_side_without_a_grant_is_refused() {
    assertThatThrownBy(() -> promises(PartyScope.operator(new PartyCode("WEFT"))))
        .isInstanceOf(DataAccessException.class);
  }

  @Test
  void without_a_party_there_is_nothing() throws Exception {
    promises(PartyScope.of(JIAXIN, Side.SUPPLIER)); // leaves nothing behind on its connection
    try (var connection = db.pools().reader().getConnection();
        var statement = connection.createStatement()) {
      statement.execute("set local role weft_supplier");
      try (var rows = statement.executeQuery("select * from promise")) {
        assertThat(rows.next()).isFalse();
      }
      connection.rollback();
    }
    assertThatThrownBy(
            () ->
                JdbcClient.create(db.pools().reader())
                    .sql("select * from promise")
                    .query()
                    .listOfRows())
        .isInstanceOf(DataAccessException.class);
  }

  @Test
  void a_party_read_changes_nothing() {
    assertThatThrownBy(
            () ->
                reads.inParty(
                    PartyScope.of(JIAXIN, Side.SUPPLIER),
                    it -> it.sql("create temporary table t (n int)").update()))
        .isInstanceOf(DataAccessException.class);
  }

  private static List<String> promises(PartyScope scope) {
    return reads.inParty(
        scope, it -> it.sql("select what from promise order by what").query(String.class).list());
  }
}
