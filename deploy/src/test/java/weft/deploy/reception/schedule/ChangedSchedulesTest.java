package weft.deploy.reception.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import weft.deploy.reception.onward.GoingOn;
import weft.edi.InterchangeResult;
import weft.edi.demand.WhenMessageAppliedThenWriteToSupplier;
import weft.edi.profile.Rules;
import weft.interchange.Fault;
import weft.interchange.MessageResult.Outcome;
import weft.party.EdiRules.Changes;
import weft.party.Profile.UnknownPart;
import weft.scheduling.DeliveryScheduleEvent.ForecastReleased;

/** A DELFOR marked as a change removes nothing that it does not name. */
class ChangedSchedulesTest {
  private static final String SCHEDULE = "DeliverySchedule:HENGYUE:JIAXIN:PLANT1:P-1:5500:-";

  private final GoingOn going =
      new GoingOn(
          it -> new WhenMessageAppliedThenWriteToSupplier(it.answering(), it.history().appends()));

  @AfterEach
  void close() {
    going.close();
  }

  private void agree(@Nullable Changes changes) {
    var rules =
        Rules.agreed()
            .applicationErrors(true)
            .outbound(List.of(GoingOn.rule("DELFOR", "D97A")))
            .changes(changes)
            .rules();
    going.agree("HENGYUE", "JIAXIN", UnknownPart.LEARN, rules);
  }

  private InterchangeResult send(int number, int function, String quantities) {
    String body =
        "BGM+241+R%1$d+%2$d'DTM+137:2026112%1$d0600:203'NAD+BY+HENGYUE::92'NAD+SU+JIAXIN::92'GIS+37'NAD+ST+PLANT1::92'LIN+1++P-1:IN'RFF+ON:5500'SCC+1++D'"
                .formatted(number, function)
            + quantities;
    int segments = (int) body.chars().filter(it -> it == '\'').count() + 2;
    return going.apply(
        "UNB+UNOC:3+HENGYUE:ZZ+WEFT:ZZ+261124:0612+CH%1$d'UNH+1+DELFOR:D:97A:UN'%2$sUNT+%3$d+1'UNZ+1+CH%1$d'"
            .formatted(number, body, segments),
        "HENGYUE");
  }

  private static String on(String day, int quantity) {
    return "QTY+113:%d:PCE'DTM+2:%s:102'".formatted(quantity, day);
  }

  @Test
  void by_default_it_is_refused_and_the_buyer_told_where_and_why() throws Exception {
    agree(null);
    send(1, 5, on("20261201", 40) + on("20261208", 50));
    InterchangeResult refused = send(2, 4, on("20261201", 45));
    assertThat(refused.messages())
        .singleElement()
        .satisfies(it -> assertThat(it.outcome()).isEqualTo(Outcome.REJECTED))
        .satisfies(
            it ->
                assertThat(it.faults())
                    .extracting(Fault::tag, Fault::element, Fault::segment)
                    .containsExactly(tuple("BGM", "1225", 3)));
    assertThat(going.hub.written("APERAK", String.valueOf(refused.id())))
        .contains("ERC+VALUE", "RFF+ZZZ:BGM 1225:2'");
    assertThat(released().whole().lines()).hasSize(2);
  }

  @Test
  void agreed_so_it_leaves_the_other_dates_and_the_supplier_is_sent_all_of_them() throws Exception {
    agree(Changes.MERGE);
    send(1, 5, on("20261201", 40) + on("20261208", 50) + on("20261215", 60));
    InterchangeResult changed = send(2, 4, on("20261201", 45) + on("20261215", 0));
    assertThat(changed.messages()).allMatch(it -> it.outcome() == Outcome.APPLIED);
    assertThat(released().whole().lines())
        .extracting(it -> it.due() + " " + it.quantity())
        .containsExactly("2026-12-01 45", "2026-12-08 50");
    assertThat(going.hub.written("DELFOR", String.valueOf(changed.id())))
        .startsWith("waiting ")
        .contains("+R2+5'", "QTY+113:45:PCE'", "QTY+113:50:PCE'")
        .doesNotContain("113:60");
  }

  private ForecastReleased released() {
    return (ForecastReleased) going.hub.events(SCHEDULE).getLast();
  }
}
