package weft.deploy.reception.schedule;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import weft.deploy.reception.SmallHub;
import weft.edi.InterchangeResult;
import weft.edi.expected.AlertRow;
import weft.interchange.FaultCode;
import weft.interchange.Interchange;
import weft.interchange.InterchangeEvent;
import weft.interchange.InterchangeOutcome;
import weft.interchange.MessageResult;
import weft.interchange.MessageResult.Outcome;
import weft.party.Partnership;
import weft.party.PartyCode;
import weft.party.Profile;
import weft.scheduling.DeliveryScheduleEvent.ForecastReleased;

/** A DELFOR that would empty a schedule is held, until the next release replaces it. */
class EmptiedSchedulesTest {
  private static SmallHub hub;
  private static final String FIRM = "SCC+1++D'QTY+113:40:PCE'DTM+2:20261215:102'";
  private static final String PLANNED = "SCC+4++D'QTY+113:90:PCE'DTM+2:20261220:102'";

  @BeforeAll
  static void learns() {
    hub = new SmallHub();
    hub.agree(
        new Partnership(new PartyCode("HENGYUE"), new PartyCode("JIAXIN")),
        new Profile(
            Profile.UnknownPart.LEARN,
            Profile.Acknowledgement.NEVER,
            false,
            false,
            false,
            null,
            null,
            null,
            null));
  }

  @AfterAll
  static void closes() {
    hub.close();
  }

  private static InterchangeResult release(int number, String part, String lines) {
    String body =
        "UNH+1+DELFOR:D:97A:UN'BGM+241+%2$d+5'DTM+137:202611%2$02d0600:203'NAD+BY+HENGYUE::92'"
            + "NAD+SU+JIAXIN::92'GIS+37'NAD+ST+PLANT1::92'LIN+1++%3$s:IN'%4$s";
    String inner = body.formatted("", number, part, lines);
    long segments = inner.chars().filter(it -> it == '\'').count();
    String reference = "ES-" + part + number;
    String text =
        "UNB+UNOC:3+HENGYUE:ZZ+WEFT:ZZ+261124:0800+%1$s'%2$sUNT+%3$d+1'UNZ+1+%1$s'"
            .formatted(reference, inner, segments + 1);
    return hub.apply(text.getBytes(ISO_8859_1), "HENGYUE");
  }

  @Test
  void the_next_release_ends_the_waiting_of_one_that_would_have_emptied_the_schedule()
      throws InterruptedException {
    assertThat(release(1, "ES-A", FIRM + PLANNED).outcome()).isEqualTo(InterchangeOutcome.ACCEPTED);
    InterchangeResult held = release(2, "ES-A", PLANNED);
    assertThat(held.outcome()).isEqualTo(InterchangeOutcome.HELD);
    assertThat(held.messages().getFirst().faults())
        .extracting(it -> it.code() + " " + it.tag() + " " + it.element())
        .containsExactly("DEMAND_VANISHES LIN C212.7140");
    String id = String.valueOf(held.id());
    untilAlerted(id, false);
    assertThat(release(3, "ES-A", FIRM).outcome()).isEqualTo(InterchangeOutcome.ACCEPTED);
    untilAlerted(id, true);
    MessageResult now = result("ES-ES-A2");
    assertThat(now.outcome()).isEqualTo(Outcome.KEPT);
    assertThat(now.faults()).extracting(it -> it.code()).containsExactly(FaultCode.SUPERSEDED);
    assertThat(
            hub.events("DeliverySchedule:HENGYUE:JIAXIN:PLANT1:ES-A:-:-").stream()
                .map(it -> ((ForecastReleased) it).forecast().release().number()))
        .containsExactly("1", "3");
  }

  @Test
  void a_zero_is_believed_at_once() {
    release(1, "ES-B", FIRM);
    assertThat(release(2, "ES-B", "SCC+1'QTY+113:0:PCE'").outcome())
        .isEqualTo(InterchangeOutcome.ACCEPTED);
  }

  private static MessageResult result(String reference) {
    List<Object> events = hub.events("Interchange:HENGYUE:WEFT:" + reference);
    assertThat(events).allMatch(InterchangeEvent.class::isInstance);
    return Interchange.of(events).results().getFirst();
  }

  private static void untilAlerted(String interchange, boolean ended) throws InterruptedException {
    assertThat(UUID.fromString(interchange)).isNotNull();
    long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (true) {
      List<AlertRow> of =
          hub.alerts("HENGYUE").stream()
              .filter(it -> interchange.equals(it.interchange()))
              .toList();
      if (!of.isEmpty() && (of.getFirst().endedAt() != null) == ended) return;
      assertThat(System.nanoTime()).as(of.toString()).isLessThan(deadline);
      Thread.sleep(20);
    }
  }
}
