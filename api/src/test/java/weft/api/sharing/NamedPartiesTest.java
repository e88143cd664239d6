package weft.api.sharing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import weft.api.problem.ProblemException;
import weft.database.TestDatabase;
import weft.language.Text;
import weft.party.Organization.Site;
import weft.party.Partnership;
import weft.party.PartyCode;
import weft.party.Profile;
import weft.projections.party.DirectoryView;
import weft.projections.rows.RowJson;

/** Every row of a sheet names a partner or a site; they are not looked up each time. */
class NamedPartiesTest {
  private static final PartyCode JIAXIN = new PartyCode("JIAXIN");
  private static final TestDatabase db = TestDatabase.fresh();
  private final AtomicInteger asked = new AtomicInteger();
  private final NamedParties parties = new NamedParties(new DirectoryView(counting()));

  @AfterAll
  static void close() {
    db.close();
  }

  @Test
  void a_site_found_by_its_code_is_not_looked_up_again_for_some_seconds() {
    sites("JX1", "JX2");

    for (int i = 0; i < 10; i++) assertThat(parties.site(JIAXIN, "JX1", "/site")).isEqualTo("JX1");
    assertThat(asked).hasValue(1);
    assertThat(parties.site(JIAXIN, "JX2", "/site")).isEqualTo("JX2");
    assertThat(asked).describedAs("another site").hasValue(2);
    assertThatThrownBy(() -> parties.site(new PartyCode("HONGZHU"), "JX1", "/site"))
        .describedAs("another's")
        .isInstanceOf(ProblemException.class);
  }

  @Test
  void a_site_that_was_not_there_is_found_as_soon_as_it_is() {
    sites("JX1");
    assertThatThrownBy(() -> parties.site(JIAXIN, "JX9", "/site"))
        .isInstanceOf(ProblemException.class);

    sites("JX1", "JX9");
    assertThat(parties.site(JIAXIN, "JX9", "/site")).isEqualTo("JX9");
  }

  @Test
  void what_names_a_site_beside_its_code_is_looked_up_each_time() {
    sites("JX1");

    for (int i = 0; i < 3; i++)
      assertThat(parties.site(JIAXIN, "6909990000066", "/site")).isEqualTo("JX1");
    assertThat(asked).hasValue(3);
  }

  @Test
  void who_agreed_is_not_looked_up_again_for_some_seconds_and_who_did_not_each_time() {
    var between = new Partnership(new PartyCode("HENGYUE"), JIAXIN);
    for (int i = 0; i < 3; i++) assertThat(parties.agreed(between)).isFalse();
    assertThat(asked).hasValue(3);

    JdbcClient.create(db.pools().writer())
        .sql(
            "insert into partnership (buyer, supplier, profile) values ('HENGYUE', 'JIAXIN',"
                + " ?::jsonb)")
        .param(RowJson.of(Profile.PLAIN))
        .update();
    for (int i = 0; i < 3; i++) assertThat(parties.agreed(between)).isTrue();
    assertThat(parties.buyer(JIAXIN, between.buyer(), "/buyer")).isEqualTo(between.buyer());
    assertThat(asked).hasValue(4);
    assertThat(parties.agreed(new Partnership(JIAXIN, between.buyer())))
        .as("the other way round")
        .isFalse();
  }

  private static void sites(String... codes) {
    List<Site> sites =
        List.of(codes).stream()
            .map(it -> new Site(it, new Text(it, it), it.equals("JX1") ? "6909990000066" : null))
            .toList();
    JdbcClient.create(db.pools().writer())
        .sql(
            "insert into organization (code, name_en, name_zh, sites) values (?, 'Jiaxin', '佳鑫',"
                + " ?::jsonb) on conflict (code) do update set sites = excluded.sites")
        .params(JIAXIN.value(), RowJson.of(sites))
        .update();
  }

  private JdbcClient counting() {
    return JdbcClient.create(
        new DelegatingDataSource(db.pools().writer()) {
          @Override
          public Connection getConnection() throws SQLException {
            asked.incrementAndGet();
            return super.getConnection();
          }
        });
  }
}
