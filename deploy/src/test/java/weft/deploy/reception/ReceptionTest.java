package weft.deploy.reception;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import weft.database.Beside;
import weft.edi.InterchangeResult;
import weft.edi.expected.AlertRow;
import weft.edi.reception.inbox.ReadingRoom;
import weft.edi.reception.inbox.Sender;
import weft.edi.reception.inbox.UnfinishedInterchanges;
import weft.interchange.InterchangeOutcome;
import weft.party.Partnership;
import weft.party.PartyCode;
import weft.party.Profile;

@Beside("own")
class ReceptionTest {
  private static final Sender HENGYUE = SmallHub.sender("HENGYUE");
  private static final Partnership HONGZHU =
      new Partnership(new PartyCode("HENGYUE"), new PartyCode("HONGZHU"));
  private static SmallHub hub;

  @BeforeAll
  static void opens() {
    hub = new SmallHub();
  }

  @AfterAll
  static void closes() {
    hub.close();
  }

  private static Profile profile(@Nullable String charset) {
    return new Profile(
        Profile.UnknownPart.LEARN,
        Profile.Acknowledgement.ALWAYS,
        true,
        false,
        false,
        charset,
        null,
        null,
        null);
  }

  private static byte[] orders(String syntax, String receiver, String reference) {
    return ("UNB+%1$s+HENGYUE:ZZ+%2$s:ZZ+261124:0612+%3$s'UNH+1+ORDERS:D:96A:UN'"
            + "BGM+220+%3$s+9'DTM+137:20261124:102'NAD+BY+HENGYUE::92'NAD+SU+%2$s::92'"
            + "NAD+ST+PLANT1::92'"
            + "LIN+1++P-1:IN'QTY+21:4:PCE'DTM+2:20270115:102'UNS+S'UNT+11+1'UNZ+1+%3$s'")
        .formatted(syntax, receiver, reference)
        .getBytes(ISO_8859_1);
  }

  private static InterchangeResult apply(byte[] bytes) {
    return hub.apply(bytes, "HENGYUE");
  }

  @Test
  void an_acknowledgement_is_named_where_one_will_be_written() {
    InterchangeResult answer = apply(orders("UNOC:3", "JIAXIN", "ACK-1"));
    assertThat(answer.acknowledgement())
        .isEqualTo("/api/v1/edi/interchanges/" + answer.id() + "/acknowledgement");
    assertThat(apply(orders("UNOA:1", "JIAXIN", "ACK-2")).acknowledgement()).isNull();
  }

  @Test
  void a_CONTRL_is_not_acknowledged_even_where_it_asks_for_it() {
    String contrl =
        "UNB+UNOC:3+HENGYUE:ZZ+WEFT:ZZ+261124:0800+ACK-3++++1'UNH+1+CONTRL:D:3:UN'"
            + "UCI+7+WEFT:ZZ+HENGYUE:ZZ+7'UNT+3+1'UNZ+1+ACK-3'";
    InterchangeResult first = apply(contrl.getBytes(ISO_8859_1));
    assertThat(first.messages()).hasSize(1);
    assertThat(first.acknowledgement()).isNull();
    InterchangeResult again = apply(contrl.getBytes(ISO_8859_1));
    assertThat(again.duplicate()).isTrue();
    assertThat(again.acknowledgement()).isNull();
  }

  /**
   * The profile names a charset that Java does not have. Partners can no longer agree on it, but an
   * older Java may have had it.
   */
  @Test
  void what_fails_again_holds_up_nothing_else_and_is_tried_again_until_it_is_given_up() {
    hub.agree(HONGZHU, profile("GB18030"));
    charsetOfHongzhu("NO-SUCH-CHARSET");
    var broken = hub.reception().store(orders("UNOC:3", "HONGZHU", "STOPPED-1"), HENGYUE);
    var sound = hub.reception().store(orders("UNOC:3", "JIAXIN", "STOPPED-2"), HENGYUE);

    assertThat(hub.reception().resume(Duration.ZERO)).isEqualTo(1);
    assertThat(isConcluded(sound.id())).isTrue();
    assertThat(isConcluded(broken.id())).isFalse();
    assertThat(attempts(broken.id())).isEqualTo(1);
    assertThat(hub.inbox().waiting(Duration.ZERO)).isEqualTo(1);

    assertThat(hub.reception().resume(Duration.ZERO)).isZero();
    assertThat(attempts(broken.id())).as("not before its time").isEqualTo(1);
    for (int i = 0; i < 20; i++) {
      letTimePass();
      assertThat(hub.reception().resume(Duration.ZERO)).isZero();
    }
    assertThat(attempts(broken.id())).isEqualTo(12);
    assertThat(hub.inbox().waiting(Duration.ZERO)).as("still to be seen").isEqualTo(1);
    hub.watch().look();
    assertThat(setAside("HENGYUE", broken.id())).extracting(AlertRow::endedAt).containsOnlyNulls();

    hub.agree(HONGZHU, profile(null));
    hub.admin().sql("update weft.inbox set attempts = 0, next_attempt_at = null").update();
    assertThat(hub.reception().resume(Duration.ZERO)).isEqualTo(1);
    assertThat(hub.inbox().waiting(Duration.ZERO)).isZero();
    InterchangeResult answer = hub.reception().apply(broken, HENGYUE);
    assertThat(answer.duplicate()).isFalse();
    assertThat(answer.outcome()).isEqualTo(InterchangeOutcome.ACCEPTED);
  }

  @Test
  void what_the_hub_itself_ends_in_is_tried_twice_then_set_aside_and_told() {
    var poisoned = hub.reception().store(orders("UNOC:3", "JIAXIN", "POISON-1"), HENGYUE);
    var tries = new AtomicInteger();
    var ending =
        new UnfinishedInterchanges(
            hub.inbox(),
            (_, _) -> {
              tries.incrementAndGet();
              throw new StackOverflowError();
            });
    for (int i = 0; i < 2; i++) {
      assertThatThrownBy(() -> ending.resume(Duration.ZERO)).isInstanceOf(StackOverflowError.class);
      assertThat(ending.resume(Duration.ZERO)).as("not before its time").isZero();
      letTimePass();
    }
    for (int i = 0; i < 5; i++) {
      assertThat(ending.resume(Duration.ZERO)).isZero();
      letTimePass();
    }
    assertThat(tries).hasValue(2);
    hub.watch().look();
    hub.watch().look();
    assertThat(setAside("HENGYUE", poisoned.id()))
        .extracting(AlertRow::endedAt)
        .containsOnlyNulls();
    assertThat(setAside("HENGYUE", poisoned.id())).hasSize(1);
    assertThat(setAside("JIAXIN", poisoned.id())).as("not its own").isEmpty();

    hub.admin()
        .sql("update weft.inbox set attempts = 0, next_attempt_at = null where id = ?")
        .param(poisoned.id())
        .update();
    assertThat(hub.reception().resume(Duration.ZERO)).isEqualTo(1);
    hub.watch().look();
    assertThat(setAside("HENGYUE", poisoned.id()))
        .singleElement()
        .extracting(AlertRow::endedAt)
        .isNotNull();
  }

  private static List<AlertRow> setAside(String party, UUID interchange) {
    return hub.alerts(party).stream()
        .filter(it -> it.kind().equals("set-aside"))
        .filter(it -> interchange.toString().equals(it.interchange()))
        .toList();
  }

  @Test
  void what_there_is_no_room_for_holds_up_nothing_and_is_no_attempt() {
    byte[] order = orders("UNOC:3", "JIAXIN", "LARGE-1");
    byte[] large = Arrays.copyOf(order, 1 << 20);
    Arrays.fill(large, order.length, large.length, (byte) '\n');
    var waits = hub.reception().store(large, HENGYUE);
    var small = hub.reception().store(orders("UNOC:3", "JIAXIN", "LARGE-2"), HENGYUE);
    try (var _ =
        ReadingRoom.SHARED.enter(Integer.MAX_VALUE, Duration.ofSeconds(10)).orElseThrow()) {
      long begun = System.nanoTime();
      assertThat(hub.reception().resume(Duration.ZERO)).isEqualTo(1);
      assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofMinutes(1));
      assertThat(isConcluded(small.id())).isTrue();
      assertThat(isConcluded(waits.id())).isFalse();
      assertThat(attempts(waits.id())).isZero();
    }
    assertThat(hub.reception().resume(Duration.ZERO)).isEqualTo(1);
    assertThat(isConcluded(waits.id())).isTrue();
  }

  private static void charsetOfHongzhu(String name) {
    hub.admin()
        .sql(
            "update weft.partnership set profile = jsonb_set(profile, '{charset}',"
                + " to_jsonb(?::text)) where supplier = 'HONGZHU' and buyer = 'HENGYUE'")
        .param(name)
        .update();
  }

  private static void letTimePass() {
    hub.admin()
        .sql("update weft.inbox set next_attempt_at = now() where next_attempt_at > now()")
        .update();
  }

  private static boolean isConcluded(UUID id) {
    return hub.admin()
        .sql("select concluded from weft.inbox where id = ?")
        .param(id)
        .query(Boolean.class)
        .single();
  }

  private static int attempts(UUID id) {
    return hub.admin()
        .sql("select attempts from weft.inbox where id = ?")
        .param(id)
        .query(Integer.class)
        .single();
  }
}
