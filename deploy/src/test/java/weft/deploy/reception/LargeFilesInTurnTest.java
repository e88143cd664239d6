package weft.deploy.reception;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import weft.deploy.Delfors;
import weft.desk.DeskCommand.Introduce;
import weft.edi.InterchangeResult;
import weft.edi.meaning.Meanings;
import weft.edi.profile.Rules;
import weft.edi.reception.MessageReruns.Asked;
import weft.edi.reception.inbox.ReadingRoom;
import weft.event.Deadline;
import weft.event.Provenance;
import weft.interchange.Interchange;
import weft.interchange.InterchangeOutcome;
import weft.language.Text;
import weft.party.EdiRules.Outbound;
import weft.party.Organization;
import weft.party.Partnership;
import weft.party.PartyCode;
import weft.party.PartyEvent.OrganizationRegistered;
import weft.party.Profile;

/**
 * All readers read large files one after another, including those that answer, forward or rerun. A
 * reader that has its turn waits for nobody else.
 */
@Tag("long")
class LargeFilesInTurnTest {
  private static final PartyCode HENGYUE = new PartyCode("HENGYUE");
  private static final Provenance.Actor BY_HAND = new Provenance.Actor(HENGYUE, null, "test");
  private static final Text WHY = new Text("once more", "once more");

  /** Longer than any step that does not have to wait. */
  private static final Duration LONG = Duration.ofMillis(1_500);

  private static SmallHub hub;

  @BeforeAll
  static void opens() {
    hub = SmallHub.acknowledging(Meanings.BY_TYPE);
  }

  @AfterAll
  static void closes() {
    hub.close();
  }

  @Test
  void a_large_file_is_acknowledged_and_goes_on_once_no_other_is_read() throws Exception {
    var on = new Outbound("DELFOR", "D97A", null, null, null, null, null);
    hub.agree(
        between("HONGZHU"),
        Rules.agreed().outbound(List.of(on)).profile(Profile.Acknowledgement.ALWAYS));
    InterchangeResult applied =
        ReadingRoom.SHARED.in(
            Integer.MAX_VALUE,
            () -> {
              InterchangeResult it = apply(delfor("TURN-1", "HONGZHU", "01", "40"));
              pass(LONG);
              assertThat(written(it)).as("while a large file is read").isZero();
              return it;
            });
    assertThat(applied.outcome()).isEqualTo(InterchangeOutcome.ACCEPTED);
    until(() -> written(applied) == 2);
    assertThat(hub.written("CONTRL", requireNonNull(applied.id()))).isNotEmpty();
    assertThat(hub.written("DELFOR", requireNonNull(applied.id()))).isNotEmpty();
  }

  @Test
  void a_large_held_message_is_taken_up_again_once_no_other_is_read() throws Exception {
    InterchangeResult held = apply(delfor("TURN-2", "LATER", "01", "40"));
    assertThat(held.outcome()).isEqualTo(InterchangeOutcome.HELD);
    try (var _ = reading()) {
      register("LATER");
      hub.agree(between("LATER"), Rules.agreed().profile(Profile.Acknowledgement.NEVER));
      pass(LONG);
      assertThat(state("TURN-2").outcome()).isEqualTo(InterchangeOutcome.HELD);
    }
    until(() -> state("TURN-2").outcome() == InterchangeOutcome.ACCEPTED);
  }

  @Test
  void whoever_has_a_large_one_taken_up_again_is_told_to_come_later_while_another_is_read()
      throws Exception {
    hub.agree(between("DINGCHENG"), Rules.agreed().profile(Profile.Acknowledgement.NEVER));
    InterchangeResult wrong = apply(delfor("TURN-3", "DINGCHENG", "01", "4x0"));
    InterchangeResult reused = apply(delfor("TURN-3", "DINGCHENG", "02", "50"));
    assertThat(wrong.outcome()).isEqualTo(InterchangeOutcome.REJECTED);
    assertThat(reused.outcome()).isEqualTo(InterchangeOutcome.REJECTED);
    try (var _ = reading()) {
      assertThatThrownBy(() -> asked(() -> rerun(wrong))).isInstanceOf(ReadingRoom.Full.class);
      assertThatThrownBy(() -> asked(() -> afterAll(reused))).isInstanceOf(ReadingRoom.Full.class);
    }
    assertThat(asked(() -> rerun(wrong)).outcome()).isEqualTo(InterchangeOutcome.REJECTED);
    assertThat(asked(() -> afterAll(reused)).outcome()).isEqualTo(InterchangeOutcome.ACCEPTED);
  }

  @Test
  void who_is_at_a_large_one_waits_for_nobody_on_the_way() {
    hub.agree(between("JIAXIN"), Rules.agreed().profile(Profile.Acknowledgement.NEVER));
    InterchangeResult wrong = apply(delfor("TURN-4", "JIAXIN", "01", "4x0"));
    Interchange again = ReadingRoom.SHARED.in(Integer.MAX_VALUE, () -> asked(() -> rerun(wrong)));
    assertThat(again.outcome()).isEqualTo(InterchangeOutcome.REJECTED);
  }

  private static ReadingRoom.Place reading() {
    return ReadingRoom.SHARED.enter(Integer.MAX_VALUE, Duration.ofSeconds(60)).orElseThrow();
  }

  /** Like a caller with a short deadline. */
  private static <T> T asked(ScopedValue.CallableOp<T, RuntimeException> work) {
    return Deadline.within(Duration.ofMillis(400), work);
  }

  private static Interchange rerun(InterchangeResult of) {
    var asked = new Asked(UUID.fromString(requireNonNull(of.id())), 1, WHY, true, null);
    return hub.reruns().byHand(asked, BY_HAND);
  }

  private static InterchangeResult afterAll(InterchangeResult of) {
    return hub.reception().applyAfterAll(UUID.fromString(requireNonNull(of.id())), BY_HAND, WHY);
  }

  private static InterchangeResult apply(byte[] file) {
    return hub.apply(file, "HENGYUE");
  }

  private static Interchange state(String reference) {
    return Interchange.of(hub.events("Interchange:HENGYUE:WEFT:" + reference));
  }

  private static int written(InterchangeResult of) {
    return hub.admin()
        .sql("select count(*) from weft.outbox where in_answer_to = ?")
        .param(of.id())
        .query(Integer.class)
        .single();
  }

  private static Partnership between(String supplier) {
    return new Partnership(HENGYUE, new PartyCode(supplier));
  }

  private static void register(String code) {
    var name = new Text("Newcomer " + code, "新企业" + code);
    hub.counter()
        .ask(
            new Introduce(
                SmallHub.provenance(new PartyCode("WEFT"), between(code)),
                new OrganizationRegistered(
                    new Organization(new PartyCode(code), name, null, List.of())),
                null));
  }

  /** A megabyte, mostly blanks. */
  private static byte[] delfor(String reference, String supplier, String release, String quantity) {
    String small = Delfors.to(supplier, reference, reference, release, "20261201", quantity);
    return Delfors.padded(small, 1 << 20);
  }

  private static void until(BooleanSupplier holds) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (!holds.getAsBoolean()) {
      assertThat(System.nanoTime()).as("20 s").isLessThan(end);
      TimeUnit.MILLISECONDS.sleep(20);
    }
  }

  private static void pass(Duration time) {
    try {
      Thread.sleep(time);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
