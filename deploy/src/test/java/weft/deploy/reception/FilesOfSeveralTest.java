package weft.deploy.reception;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import weft.database.Beside;
import weft.deploy.SampleFiles;
import weft.edi.InterchangeResult;
import weft.edi.reader.SeveralInterchanges;
import weft.edi.reception.inbox.ForeignSender;
import weft.edi.reception.inbox.Inbox;
import weft.edi.reception.inbox.Sender;
import weft.interchange.Fault;
import weft.interchange.FaultCode;
import weft.interchange.InterchangeKey;
import weft.interchange.InterchangeOutcome;

@Beside("own")
class FilesOfSeveralTest {
  private static SmallHub hub;

  private static final Sender SENDER = SmallHub.sender("HENGYUE");

  @BeforeAll
  static void opens() {
    hub = SmallHub.acknowledging(weft.edi.meaning.Meanings.BY_TYPE);
  }

  @AfterAll
  static void closes() {
    hub.close();
  }

  private static String order(String sender, String reference) {
    return ("UNB+UNOC:3+%1$s:ZZ+JIAXIN:ZZ+261124:0612+%2$s++++1'UNH+1+ORDERS:D:96A:UN'"
            + "BGM+220+%2$s+9'DTM+137:20261124:102'NAD+BY+%1$s::92'NAD+SU+JIAXIN::92'"
            + "NAD+ST+PLANT1::92'LIN+1++P-1:IN'QTY+21:4:PCE'DTM+2:20270115:102'UNS+S'UNT+11+1'"
            + "UNZ+1+%2$s'\n")
        .formatted(sender, reference);
  }

  private static InterchangeResult apply(String file) {
    return hub.apply(file.getBytes(ISO_8859_1), "HENGYUE");
  }

  private static List<InterchangeResult> each(InterchangeResult file) {
    return requireNonNull(file.interchanges());
  }

  private static List<InterchangeOutcome> outcomes(InterchangeResult file) {
    return each(file).stream().map(InterchangeResult::outcome).toList();
  }

  private static long events() {
    return hub.history().positions().head();
  }

  @Test
  void each_interchange_of_a_file_is_applied_and_acknowledged_by_itself() {
    String first = order("HENGYUE", "S-1");
    InterchangeResult answer = apply(first + order("HENGYUE", "S-2"));
    assertThat(answer.outcome()).isEqualTo(InterchangeOutcome.ACCEPTED);
    assertThat(each(answer)).extracting(InterchangeResult::reference).containsExactly("S-1", "S-2");
    assertThat(each(answer)).extracting(InterchangeResult::from).containsExactly(0, first.length());
    for (InterchangeResult it : each(answer)) {
      assertThat(hub.contrl(it, "HENGYUE")).contains("UCI+" + it.reference() + "+");
      assertThat(hub.events(new InterchangeKey("HENGYUE", "JIAXIN", it.reference()).stream()))
          .hasSize(3);
    }
    assertThat(hub.inbox().find(id(each(answer).getFirst())).orElseThrow().bytes())
        .isEqualTo(first.getBytes(ISO_8859_1));
  }

  @Test
  void the_same_file_again_is_the_same_answer_and_no_event() {
    String file = order("HENGYUE", "S-3") + "rubbish" + order("HENGYUE", "S-4");
    InterchangeResult first = apply(file);
    long before = events();
    InterchangeResult again = apply(file);
    assertThat(events()).isEqualTo(before);
    assertThat(again.duplicate()).isTrue();
    assertThat(again.id()).isEqualTo(first.id());
    assertThat(each(again)).allMatch(InterchangeResult::duplicate);
    assertThat(each(again))
        .extracting(InterchangeResult::id)
        .isEqualTo(each(first).stream().map(InterchangeResult::id).toList());
    assertThat(apply(order("HENGYUE", "S-3")).duplicate()).as("sent alone").isTrue();
    assertThat(hub.inbox().parts(id(first))).hasSize(3);
  }

  @Test
  void white_space_behind_an_interchange_makes_it_no_other() {
    String bare = order("HENGYUE", "S-20").strip();
    InterchangeResult file = apply(bare + "\r\n" + order("HENGYUE", "S-21"));
    for (String end : List.of("", "\n", "\r\n", "\n\u001a")) {
      InterchangeResult alone = apply(bare + end);
      assertThat(alone.duplicate()).isTrue();
      assertThat(alone.id()).isEqualTo(each(file).getFirst().id());
    }
    assertThat(each(apply(bare + order("HENGYUE", "S-22"))).getFirst().duplicate()).isTrue();
  }

  /** The stored fingerprint was the hash of all the file's bytes. */
  @Test
  void what_came_before_white_space_did_not_count_is_known_again() throws Exception {
    byte[] bytes = order("HENGYUE", "S-23").getBytes(ISO_8859_1);
    String all = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    Inbox.Item item = hub.reception().store("another".getBytes(ISO_8859_1), SENDER);
    hub.admin()
        .sql("update weft.inbox set sha256 = ?, bytes = ? where id = ?")
        .params(all, bytes, item.id())
        .update();
    hub.reception().apply(hub.inbox().find(item.id()).orElseThrow(), SENDER);
    InterchangeResult file = apply(order("HENGYUE", "S-23") + order("HENGYUE", "S-24"));
    assertThat(each(file)).extracting(InterchangeResult::duplicate).containsExactly(true, false);
    assertThat(hub.inbox().parts(id(file)).getFirst().interchange()).isEqualTo(item.id());
    assertThat(apply(order("HENGYUE", "S-23")).id()).isEqualTo(item.id().toString());
  }

  @Test
  void rubbish_between_and_behind_is_refused_by_itself() {
    InterchangeResult answer =
        apply(order("HENGYUE", "S-5") + "rubbish'" + order("HENGYUE", "S-6") + "and more");
    assertThat(answer.outcome()).isEqualTo(InterchangeOutcome.PARTLY);
    assertThat(outcomes(answer))
        .containsExactly(
            InterchangeOutcome.ACCEPTED,
            InterchangeOutcome.REJECTED,
            InterchangeOutcome.ACCEPTED,
            InterchangeOutcome.REJECTED);
    assertThat(each(answer).get(1).faults())
        .extracting(Fault::code)
        .containsExactly(FaultCode.NOT_EDIFACT);
    InterchangeResult behind = apply(order("HENGYUE", "S-7") + "and so on");
    assertThat(outcomes(behind))
        .containsExactly(InterchangeOutcome.ACCEPTED, InterchangeOutcome.REJECTED);
  }

  @Test
  void an_interchange_that_was_cut_off_harms_itself_alone() {
    String cut = order("HENGYUE", "S-8").split("UNS", -1)[0];
    InterchangeResult answer = apply(cut + order("HENGYUE", "S-9"));
    assertThat(outcomes(answer))
        .containsExactly(InterchangeOutcome.REJECTED, InterchangeOutcome.ACCEPTED);
    assertThat(each(answer).getFirst().faults())
        .extracting(Fault::code)
        .contains(FaultCode.TRAILER_MISSING);
  }

  @Test
  void one_that_names_another_sender_is_refused_and_the_others_are_applied() {
    InterchangeResult answer = apply(order("HENGYUE", "S-10") + order("LINGYUN", "S-11"));
    assertThat(outcomes(answer))
        .containsExactly(InterchangeOutcome.ACCEPTED, InterchangeOutcome.REJECTED);
    assertThat(each(answer).get(1).faults())
        .extracting(Fault::code)
        .containsExactly(FaultCode.SENDER_MISMATCH);
    assertThat(each(answer).get(1).faults())
        .extracting(it -> it.tag() + " " + it.element())
        .containsExactly("UNB S002.0004");
    assertThatThrownBy(() -> apply(order("LINGYUN", "S-12") + order("LINGYUN", "S-13")))
        .isInstanceOf(ForeignSender.class);
  }

  @Test
  void x12_and_vda_come_several_to_a_file_too() {
    String x12 = SampleFiles.bytes("order-x12-850-hengyue-jiaxin.x12");
    String vda = SampleFiles.bytes("forecast-vda-4905-hengyue-jiaxin.vda");
    InterchangeResult answer = apply(x12 + vda + vda + order("HENGYUE", "S-14"));
    assertThat(outcomes(answer)).hasSize(4).doesNotContain(InterchangeOutcome.REJECTED);
    assertThat(each(answer))
        .extracting(InterchangeResult::duplicate)
        .containsExactly(false, false, true, false);
  }

  @Test
  void more_than_a_thousand_are_refused_before_any_is_applied() {
    InterchangeResult answer = apply(order("HENGYUE", "S-15").repeat(SeveralInterchanges.MOST + 1));
    assertThat(answer.outcome()).isEqualTo(InterchangeOutcome.REJECTED);
    assertThat(answer.faults()).extracting(Fault::code).containsExactly(FaultCode.TOO_LARGE);
    assertThat(hub.events(new InterchangeKey("HENGYUE", "JIAXIN", "S-15").stream())).isEmpty();
  }

  @Test
  void a_file_that_a_stopped_hub_left_is_gone_on_with() {
    String file = order("HENGYUE", "S-16") + order("HENGYUE", "S-17");
    var stored = hub.reception().store(file.getBytes(ISO_8859_1), SmallHub.sender("HENGYUE"));
    assertThat(hub.reception().resume(Duration.ZERO)).isPositive();
    assertThat(hub.inbox().parts(stored.id())).hasSize(2);
    for (String it : List.of("S-16", "S-17"))
      assertThat(hub.events(new InterchangeKey("HENGYUE", "JIAXIN", it).stream())).hasSize(3);
    assertThat(hub.inbox().waiting(Duration.ZERO)).isZero();
  }

  private static UUID id(InterchangeResult of) {
    return UUID.fromString(requireNonNull(of.id()));
  }
}
