package weft.deploy.reception;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import weft.database.Beside;
import weft.edi.InterchangeResult;
import weft.edi.meaning.Meanings;
import weft.edi.meaning.words.MessageMeaning;
import weft.interchange.Fault;
import weft.interchange.FaultCode;
import weft.interchange.InterchangeOutcome;
import weft.interchange.MessageResult;
import weft.interchange.MessageResult.Outcome;
import weft.party.Partnership;
import weft.party.PartyCode;
import weft.party.Profile;
import weft.scheduling.DeliveryScheduleEvent.ForecastReleased;

@Beside("own")
class PartnerDialectsTest {
  private static final String STRICT =
      """
      <dialect>
        <on segment="NAD" where="3035=ST">
          <translate element="C082.3039" other="refuse"><code from="4711" to="PLANT1"/></translate>
        </on>
      </dialect>
      """;

  private static final String OWN_CODES =
      """
      <dialect>
        <on segment="SCC"><translate element="4017"><code from="FX" to="1"/></translate></on>
      </dialect>
      """;

  private static String delfor(String supplier, int reference, String place, String status) {
    return """
    UNB+UNOC:3+HENGYUE:ZZ+WEFT:ZZ+261124:0612+%2$d'
    %3$sUNZ+1+%2$d'
    """
        .formatted(supplier, reference, message(supplier, 1, reference, place, status));
  }

  private static String message(
      String supplier, int number, int release, String place, String status) {
    return """
    UNH+%2$d+DELFOR:D:97A:UN'
    BGM+241+R%3$d+5'
    DTM+137:202611230600:203'
    NAD+BY+HENGYUE::92'
    NAD+SU+%1$s::92'
    GIS+37'
    NAD+ST+%4$s::92'
    LIN+1++P-%1$s-%3$d:IN'
    SCC+%5$s++D'
    QTY+113:40:PCE'
    DTM+2:20261201:102'
    UNT+12+%2$d'
    """
        .formatted(supplier, number, release, place, status);
  }

  /** JIAXIN's partnership has the dialect, HONGZHU's has none. */
  private static SmallHub speaking(String dialect) {
    var hub = SmallHub.acknowledging(Meanings.BY_TYPE);
    hub.agree(
        new Partnership(new PartyCode("HENGYUE"), new PartyCode("JIAXIN")),
        new Profile(
            Profile.UnknownPart.LEARN,
            Profile.Acknowledgement.ALWAYS,
            true,
            false,
            false,
            null,
            dialect,
            null,
            null));
    return hub;
  }

  private static InterchangeResult send(SmallHub hub, String interchange) {
    return hub.apply(interchange.getBytes(ISO_8859_1), "HENGYUE");
  }

  private static List<Outcome> outcomes(InterchangeResult it) {
    return it.messages().stream().map(MessageResult::outcome).toList();
  }

  @Test
  void a_dialect_that_fails_harms_its_partner_alone_while_both_send() throws Exception {
    try (var hub = speaking(STRICT);
        var senders = Executors.newFixedThreadPool(6)) {
      List<Callable<InterchangeResult>> work = new ArrayList<>();
      for (int i = 0; i < 60; i++) {
        String to = i % 2 == 0 ? "JIAXIN" : "HONGZHU";
        String interchange = delfor(to, i, "PLANT1", "1");
        work.add(() -> send(hub, interchange));
      }
      var answers = senders.invokeAll(work, 60, TimeUnit.SECONDS);
      for (int i = 0; i < answers.size(); i++) {
        InterchangeResult answer = answers.get(i).get();
        assertThat(outcomes(answer))
            .containsExactly(i % 2 == 0 ? Outcome.REJECTED : Outcome.APPLIED);
        if (i % 2 == 0)
          assertThat(answer.messages().getFirst().faults())
              .extracting(it -> it.code() + " " + it.segment() + " " + it.tag())
              .containsExactly("DIALECT_FAILED 8 NAD");
      }
      assertThat(hub.inbox().waiting(Duration.ZERO)).isZero();
    }
  }

  @Test
  void one_message_that_the_dialect_fails_on_is_rejected_and_the_others_are_applied() {
    try (var hub = speaking(STRICT)) {
      String both =
          "UNB+UNOC:3+HENGYUE:ZZ+WEFT:ZZ+261124:0612+1'\n"
              + message("JIAXIN", 1, 1, "4711", "1")
              + message("JIAXIN", 2, 2, "4712", "1")
              + message("JIAXIN", 3, 3, "4711", "1")
              + "UNZ+3+1'";
      InterchangeResult answer = send(hub, both);
      assertThat(outcomes(answer))
          .containsExactly(Outcome.APPLIED, Outcome.REJECTED, Outcome.APPLIED);
      assertThat(answer.outcome()).isEqualTo(InterchangeOutcome.PARTLY);
    }
  }

  @Test
  void what_the_dialect_allows_for_is_applied_acknowledged_and_leads_back_to_what_was_sent() {
    try (var hub = speaking(OWN_CODES)) {
      InterchangeResult answer = send(hub, delfor("JIAXIN", 7, "PLANT1", "FX"));
      assertThat(answer.messages().getFirst().faults()).isEmpty();
      assertThat(outcomes(answer)).containsExactly(Outcome.APPLIED);
      var released =
          (ForecastReleased)
              hub.events("DeliverySchedule:HENGYUE:JIAXIN:PLANT1:P-JIAXIN-7:-:-").getFirst();
      assertThat(released.forecast().lines().getFirst().segment()).isEqualTo(11);
      assertThat(hub.contrl(answer, "HENGYUE")).contains("+7'").doesNotContain("UCM");

      InterchangeResult other = send(hub, delfor("HONGZHU", 8, "PLANT1", "FX"));
      assertThat(outcomes(other)).containsExactly(Outcome.REJECTED);
      assertThat(hub.contrl(other, "HENGYUE")).contains("UCM+1+DELFOR:D:97A:UN+4");
    }
  }

  @Test
  void a_meaning_that_throws_rejects_its_message_and_the_interchange_comes_to_its_end() {
    MessageMeaning delfor = Objects.requireNonNull(Meanings.BY_TYPE.get("DELFOR"));
    MessageMeaning broken =
        (message, from) -> {
          if (message.number() == 2) throw new IllegalStateException("on purpose");
          return delfor.toCommands(message, from);
        };
    try (var hub = SmallHub.acknowledging(Map.of("DELFOR", broken))) {
      String both =
          "UNB+UNOC:3+HENGYUE:ZZ+WEFT:ZZ+261124:0612+1'\n"
              + message("JIAXIN", 1, 1, "PLANT1", "1")
              + message("JIAXIN", 2, 2, "PLANT1", "1")
              + "UNZ+2+1'";
      InterchangeResult answer = send(hub, both);
      assertThat(outcomes(answer)).containsExactly(Outcome.APPLIED, Outcome.REJECTED);
      Fault fault = answer.messages().getLast().faults().getFirst();
      assertThat(fault.code()).isEqualTo(FaultCode.MEANING_FAILED);
      assertThat(fault.tag()).isEqualTo("UNH");
      assertThat(fault.segment()).isEqualTo(14);
      assertThat(hub.inbox().waiting(Duration.ZERO)).isZero();
    }
  }
}
