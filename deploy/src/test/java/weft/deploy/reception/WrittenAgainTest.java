package weft.deploy.reception;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import weft.database.PartyReads;
import weft.deploy.SampleFiles;
import weft.deploy.Writers;
import weft.deploy.reception.onward.GoingOn;
import weft.deploy.reception.order.SentOrders;
import weft.edi.InterchangeResult;
import weft.edi.answer.Rewriting;
import weft.edi.demand.WhenMessageAppliedThenWriteToSupplier;
import weft.edi.outbox.Outgoing;
import weft.edi.outbox.OutgoingLife;
import weft.edi.outbox.OutgoingRow;
import weft.edi.outbox.OutgoingStep;
import weft.edi.profile.Rules;
import weft.party.Partnership;
import weft.party.PartyCode;
import weft.party.PartyScope;
import weft.party.Profile;

/**
 * A message that a wrong profile prevented is written once the profile is corrected and somebody
 * requests it. A written message keeps the character set it was written in.
 */
class WrittenAgainTest {
  private static GoingOn going;
  private static SmallHub hub;
  private final Rewriting rewriting =
      new Rewriting(
          hub.answering(),
          (stream, sequence) -> hub.history().positions().positionOf(stream, sequence + 1),
          Writers.of(hub.history().appends()));

  @BeforeAll
  static void opens() {
    going =
        new GoingOn(
            hub ->
                new WhenMessageAppliedThenWriteToSupplier(
                    hub.answering(), hub.history().appends()));
    hub = going.hub;
  }

  @AfterAll
  static void closes() {
    going.close();
  }

  /** An order in a unit that X12 has no code for. */
  private static InterchangeResult order(String number) {
    String handedIn =
        SentOrders.sample(SentOrders.ORDERS, "HONGZHU", number, number)
            .replace("HENGYUE", "LINGYUN")
            .replace("PLANT2", "WERK1")
            .replace("120:PCE", "120:ST");
    return going.apply(handedIn, "LINGYUN");
  }

  private static OutgoingRow row(InterchangeResult came) {
    return hub.sent("HONGZHU", "").stream()
        .filter(it -> String.valueOf(came.id()).equals(it.inAnswerTo()))
        .reduce(
            (_, _) -> {
              throw new AssertionError("more than one");
            })
        .orElseThrow();
  }

  private static List<OutgoingStep> steps(UUID id) {
    PartyScope scope = PartyScope.viewer(new PartyCode("HONGZHU"));
    return new PartyReads(hub.database().pools())
        .inParty(scope, db -> OutgoingLife.steps(db, scope, id, 0, 100));
  }

  private static long undelivered(String state) {
    return hub.answering().outbox().undelivered().getOrDefault(state, 0L);
  }

  @Test
  void it_goes_once_the_profile_is_put_right_and_only_when_somebody_asks() throws Exception {
    going.agree("LINGYUN", "HONGZHU", GoingOn.rule("850", "004010"));
    InterchangeResult came = order("W-1");
    assertThat(going.sent(came)).containsExactly("HONGZHU 850 unwritten");
    UUID id = row(came).id();
    long before = undelivered("unwritten");
    assertThat(undelivered("failed")).isZero();

    assertThat(rewriting.write(id, "operator", "WEFT", "too early")).isTrue();
    assertThat(row(came).state()).isEqualTo("unwritten");
    assertThat(requireNonNull(row(came).lastError()).en()).contains("The unit ST");

    going.agree("LINGYUN", "HONGZHU", GoingOn.rule("ORDERS", "D96A"));
    assertThat(going.sent(came)).as("nothing by itself").containsExactly("HONGZHU 850 unwritten");
    assertThat(rewriting.write(id, "operator", "WEFT", "EDIFACT from now on")).isTrue();
    assertThat(going.sent(came)).containsExactly("HONGZHU ORDERS waiting");
    OutgoingRow now = row(came);
    assertThat(now.id()).isEqualTo(id);
    assertThat(now.lastError()).isNull();
    assertThat(hub.written("ORDERS", String.valueOf(came.id())))
        .startsWith("waiting UNB+")
        .contains("W-1");
    assertThat(undelivered("unwritten")).isEqualTo(before - 1);
    assertThat(rewriting.write(id, "operator", "WEFT", "again")).isFalse();
    assertThat(steps(id))
        .extracting(it -> it.kind() + " " + (it.by() == null ? "" : it.by()))
        .containsExactly(
            "unwritten ", "rewritten operator", "unwritten ", "rewritten operator", "written ");
    assertThat(steps(id).get(3).reason())
        .isNotNull()
        .extracting(it -> it.en())
        .isEqualTo("EDIFACT from now on");
  }

  @Test
  void where_the_profile_names_no_message_any_more_nothing_is_written() throws Exception {
    going.agree("LINGYUN", "HONGZHU", GoingOn.rule("850", "004010"));
    InterchangeResult came = order("W-2");
    assertThat(going.sent(came)).containsExactly("HONGZHU 850 unwritten");
    going.agree("LINGYUN", "HONGZHU");
    assertThat(rewriting.write(row(came).id(), "operator", "WEFT", "x")).isFalse();
    assertThat(row(came).state()).isEqualTo("unwritten");
  }

  @Test
  void the_partners_characters_are_kept_with_it() throws Exception {
    var rules = Rules.agreed().outbound(List.of(GoingOn.rule("842", "005010"))).rules();
    hub.agree(
        new Partnership(new PartyCode("HENGYUE"), new PartyCode("JIAXIN")),
        new Profile(
            Profile.UnknownPart.LEARN,
            Profile.Acknowledgement.NEVER,
            true,
            false,
            false,
            "UTF-8",
            null,
            rules,
            "GB18030"));
    String handedIn =
        SampleFiles.bytes("nonconformance-x12-842-hengyue-jiaxin.x12")
            .replace("Twelve rods are too thick", "十二根杆件过粗");
    InterchangeResult came =
        hub.apply(handedIn.getBytes(java.nio.charset.StandardCharsets.UTF_8), "HENGYUE");
    hub.written("842", String.valueOf(came.id()));
    PartyScope scope = PartyScope.viewer(new PartyCode("JIAXIN"));
    OutgoingRow row = hub.sent("JIAXIN", "842").getFirst();
    Outgoing.Original original =
        new PartyReads(hub.database().pools())
            .inParty(scope, db -> Outgoing.original(db, scope, row.id()))
            .orElseThrow();
    Charset charset = requireNonNull(original.charset());
    assertThat(charset.name()).isEqualTo("GB18030");
    assertThat(new String(original.bytes(), charset)).contains("十二根杆件过粗");
  }
}
