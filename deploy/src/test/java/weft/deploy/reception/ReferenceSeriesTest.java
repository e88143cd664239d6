package weft.deploy.reception;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import weft.database.Beside;
import weft.edi.InterchangeResult;
import weft.edi.expected.AlertRow;
import weft.edi.profile.Rules;
import weft.event.Provenance;
import weft.event.Refused;
import weft.interchange.Fault;
import weft.interchange.FaultCode;
import weft.interchange.InterchangeEvent.InterchangeReceived;
import weft.interchange.InterchangeKey;
import weft.interchange.InterchangeOutcome;
import weft.interchange.RerunRefusal.NotKeptForItsReference;
import weft.language.Text;
import weft.party.EdiRules;
import weft.party.Partnership;
import weft.party.PartyCode;
import weft.party.Profile;

/** References that a sender skipped raise an alert, which ends when they arrive after all. */
@Beside("own")
class ReferenceSeriesTest {
  private static SmallHub hub;
  private static final Partnership TO_HONGZHU =
      new Partnership(new PartyCode("HENGYUE"), new PartyCode("HONGZHU"));

  @BeforeAll
  static void opens() {
    hub = new SmallHub();
  }

  @AfterAll
  static void closes() {
    hub.close();
  }

  @Test
  void what_was_passed_over_is_told_with_its_numbers_until_all_of_it_arrived() throws Exception {
    send("JIAXIN", "0007");
    send("JIAXIN", "0010");
    List<AlertRow> told = until("JIAXIN", it -> it.size() == 1);
    assertThat(told.getFirst().kind()).isEqualTo("sequence-gap");
    assertThat(told.getFirst().missing()).containsExactly("0008", "0009");
    assertThat(told.getFirst().text().en())
        .isEqualTo("Before 0010 of HENGYUE these did not come: 0008, 0009.");
    send("JIAXIN", "0009");
    send("JIAXIN", "0011");
    send("HONGZHU", "0012");
    assertThat(alerts("JIAXIN").getFirst().endedAt()).isNull();
    send("JIAXIN", "0008");
    told = until("JIAXIN", it -> it.getFirst().endedAt() != null);
    assertThat(told).hasSize(1);
    assertThat(told.getFirst().endedBy()).isNull();
  }

  @Test
  void a_restart_and_what_is_no_number_tell_nothing_but_other_content_under_one_does()
      throws Exception {
    send("DINGCHENG", "9999");
    send("DINGCHENG", "1");
    send("DINGCHENG", "A-17");
    send("DINGCHENG", "2");
    hub.apply(
        order("DINGCHENG", "2").replace("QTY+21:4", "QTY+21:5").getBytes(ISO_8859_1), "HENGYUE");
    List<AlertRow> told = until("DINGCHENG", it -> !it.isEmpty());
    assertThat(told).extracting(AlertRow::kind).containsExactly("reference-reused");
  }

  @Test
  void what_comes_under_a_used_reference_is_applied_after_all_where_somebody_says_so()
      throws Exception {
    hub.agree(new Partnership(new PartyCode("HENGYUE"), new PartyCode("LINGYUN")), recurring(null));
    send("LINGYUN", "77");
    InterchangeResult kept = apply(other("LINGYUN", "77"));
    assertThat(kept.outcome()).isEqualTo(InterchangeOutcome.REJECTED);
    assertThat(kept.faults()).extracting(Fault::code).containsExactly(FaultCode.REFERENCE_REUSED);
    until("LINGYUN", it -> it.size() == 1);
    hub.admin()
        .sql("update weft.inbox set use = 2 where id = ?::uuid") // the hub stopped at this point
        .param(requireNonNull(kept.id()))
        .update();
    InterchangeResult applied = afterAll(kept);
    assertThat(applied.id()).isEqualTo(kept.id());
    assertThat(applied.faults()).isEmpty();
    assertThat(applied.outcome()).isEqualTo(InterchangeOutcome.ACCEPTED);
    var second = new InterchangeKey("HENGYUE", "LINGYUN", "77").next();
    assertThat(hub.events(second.stream())).hasSize(3);
    var received = (InterchangeReceived) hub.events(second.stream()).getFirst();
    assertThat(requireNonNull(received.afterAll()).en()).isEqualTo("their system began anew");
    List<AlertRow> told = until("LINGYUN", it -> it.getFirst().endedAt() != null);
    assertThat(told).extracting(AlertRow::kind).containsExactly("reference-reused");
    InterchangeResult again = apply(other("LINGYUN", "77"));
    assertThat(again.duplicate()).isTrue();
    assertThat(again.id()).isEqualTo(kept.id());
    for (InterchangeResult it : List.of(kept, apply(order("LINGYUN", "77"))))
      assertThatThrownBy(() -> afterAll(it))
          .isInstanceOfSatisfying(
              Refused.class, e -> assertThat(e.refusal()).isEqualTo(new NotKeptForItsReference()));
  }

  @Test
  void a_reference_is_another_interchange_s_once_the_days_agreed_upon_are_over() {
    hub.agree(TO_HONGZHU, recurring(30));
    InterchangeResult first = apply(order("HONGZHU", "500"));
    assertThat(apply(other("HONGZHU", "500")).outcome()).isEqualTo(InterchangeOutcome.REJECTED);
    agesByDays(first, 30);
    String anew = order("HONGZHU", "500").replace("QTY+21:4", "QTY+21:6");
    InterchangeResult second = apply(anew.replace("HONGZHU-500", "HONGZHU-501"));
    assertThat(second.outcome()).isEqualTo(InterchangeOutcome.ACCEPTED);
    assertThat(apply(anew.replace("HONGZHU-500", "HONGZHU-501")).id()).isEqualTo(second.id());
    assertThat(apply(order("HONGZHU", "500")).id()).as("the first again").isEqualTo(first.id());
    assertThat(apply(anew).outcome()).as("too early").isEqualTo(InterchangeOutcome.REJECTED);
    hub.agree(TO_HONGZHU, Profile.PLAIN);
    assertThat(apply(anew.replace("HONGZHU-500", "HONGZHU-501")).duplicate())
        .as("whatever was agreed since")
        .isTrue();
  }

  @Test
  void what_came_again_and_was_applied_when_the_days_were_over_is_not_applied_once_more() {
    hub.agree(TO_HONGZHU, recurring(30));
    InterchangeResult first = apply(order("HONGZHU", "600"));
    InterchangeResult kept = apply(other("HONGZHU", "600"));
    assertThat(kept.outcome()).isEqualTo(InterchangeOutcome.REJECTED);
    agesByDays(first, 35);
    agesByDays(kept, 25);
    InterchangeResult applied = apply(other("HONGZHU", "600"));
    assertThat(applied.outcome()).isEqualTo(InterchangeOutcome.ACCEPTED);
    assertThat(applied.id()).isNotEqualTo(kept.id());
    for (InterchangeResult it : List.of(kept, applied))
      assertThatThrownBy(() -> afterAll(it))
          .isInstanceOfSatisfying(
              Refused.class, e -> assertThat(e.refusal()).isEqualTo(new NotKeptForItsReference()));
    var third = new InterchangeKey("HENGYUE", "HONGZHU", "600", 3);
    assertThat(hub.events(third.stream())).isEmpty();
  }

  private static void agesByDays(InterchangeResult it, int days) {
    hub.admin()
        .sql(
            "update weft.inbox set received_at = received_at - make_interval(days => ?) where id ="
                + " ?::uuid")
        .params(days, requireNonNull(it.id()))
        .update();
  }

  static Profile recurring(@Nullable Integer days) {
    return Rules.agreed()
        .envelopes(new EdiRules.EnvelopeRules(days, null, null, null))
        .profile(Profile.Acknowledgement.REQUESTED);
  }

  private static InterchangeResult afterAll(InterchangeResult of) {
    return hub.reception()
        .applyAfterAll(
            UUID.fromString(requireNonNull(of.id())),
            new Provenance.Actor(new PartyCode("WEFT"), "P-0001", null),
            new Text("their system began anew", "their system began anew"));
  }

  private static String other(String to, String reference) {
    String number = to + "-" + reference;
    return order(to, reference).replace("220+" + number, "220+" + number + "B");
  }

  private static InterchangeResult apply(String interchange) {
    return hub.apply(interchange.getBytes(ISO_8859_1), "HENGYUE");
  }

  private static void send(String to, String reference) {
    hub.apply(order(to, reference).getBytes(ISO_8859_1), "HENGYUE");
  }

  private static List<AlertRow> alerts(String party) {
    return hub.alerts(party);
  }

  private static List<AlertRow> until(String party, Predicate<List<AlertRow>> holds)
      throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (!holds.test(alerts(party))) {
      assertThat(System.nanoTime()).as("%s", alerts(party)).isLessThan(end);
      TimeUnit.MILLISECONDS.sleep(20);
    }
    return alerts(party);
  }

  static String order(String supplier, String reference) {
    return "UNB+UNOC:3+HENGYUE:ZZ+%1$s:ZZ+261124:0612+%2$s'UNH+1+ORDERS:D:97A:UN'BGM+220+%1$s-%2$s+9'DTM+137:20261124:102'NAD+BY+HENGYUE::92'NAD+SU+%1$s::92'NAD+ST+PLANT1::92'LIN+1++P-1:IN'QTY+21:4:PCE'DTM+2:20270115:102'UNS+S'UNT+11+1'UNZ+1+%2$s'"
        .formatted(supplier, reference);
  }
}
