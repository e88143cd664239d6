package weft.edi.expected;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import weft.event.Reaction;

class AlertsBeginWithTheirReleaseTest {
  private final JdbcClient nowhere = JdbcClient.create(new DriverManagerDataSource());
  private final List<Reaction> alerts =
      List.of(
          new WhenMessageContradictedThenAlert(new Alerts(nowhere)),
          new WhenFirmDemandIsCutThenWarnSupplier(new Alerts(nowhere)),
          new WhenCountIsRuledThenTellTheOtherSide(new GoodsAlerts(nowhere)));

  @Test
  void an_upgraded_hub_raises_no_alerts_about_contradictions_cuts_and_rulings_of_the_past() {
    assertThat(alerts).noneMatch(Reaction::looksBack);
  }
}
