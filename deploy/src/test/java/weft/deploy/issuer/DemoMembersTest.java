package weft.deploy.issuer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import weft.api.people.People;
import weft.api.security.Memberships;
import weft.deploy.RunningHub;
import weft.deploy.demo.DemoPerson;
import weft.deploy.settings.WeftSettings;

/** The members that each start of the demo adds. */
class DemoMembersTest {
  private final RunningHub hub = RunningHub.busy();

  /** In a transaction that is rolled back, so that other tests keep the person. */
  @Test
  void an_erased_person_does_not_come_back_at_the_next_start() throws Exception {
    try (var connection = hub.superusers().getConnection()) {
      connection.setAutoCommit(false);
      var db = JdbcClient.create(new SingleConnectionDataSource(connection, true));
      var people = new People(db);
      var members = new Memberships(db, Clock.systemUTC());
      var bank = DemoPerson.with("bank@xiangyin");
      String issuer = hub.url();
      assertThat(members.take(issuer, bank.login(), "test")).isTrue();
      assertThat(people.erase(bank.party(), bank.code(), "test")).isTrue();

      new DemoIssuer()
          .demoMembers(members, people, hub.bean(WeftSettings.class))
          .afterSingletonsInstantiated();

      assertThat(members.one(issuer, bank.login())).isEmpty();
      assertThat(members.one(issuer, "operator@weft")).isPresent();
      assertThat(people.find(bank.party(), bank.code()).orElseThrow().name()).isNull();
      connection.rollback();
    }
  }
}
