package weft.opening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import weft.event.Refusal;
import weft.event.Refused;
import weft.measure.Quantity;
import weft.opening.OpeningCommand.ProposeOpening;
import weft.opening.OpeningCommand.RefuseOpening;
import weft.opening.OpeningCommand.SignOpening;
import weft.opening.OpeningCommand.WithdrawOpening;
import weft.opening.OpeningEvent.OpeningProposed;
import weft.opening.OpeningEvent.OpeningRefused;
import weft.opening.OpeningEvent.OpeningSigned;
import weft.opening.OpeningEvent.OpeningWithdrawn;
import weft.opening.OpeningRefusal.BeforeSignedOpening;
import weft.opening.OpeningRefusal.NotOwnProposal;
import weft.opening.OpeningRefusal.NothingProposed;
import weft.opening.OpeningRefusal.OpeningInFuture;
import weft.opening.OpeningRefusal.OpeningUnitUnknown;
import weft.opening.OpeningRefusal.OwnProposal;
import weft.opening.OpeningRefusal.ProposedMeanwhile;
import weft.opening.OpeningRefusal.ReasonOfCounterMissing;
import weft.opening.OpeningRefusal.SameAsProposed;
import weft.opening.OpeningRefusal.SameAsSigned;
import weft.opening.OpeningRefusal.ShippedBelowReceived;
import weft.opening.OpeningRefusal.SinceAfterOpening;
import weft.opening.OpeningRefusal.UnderwayNothing;
import weft.opening.OpeningRefusal.UnderwaySumDiffers;
import weft.opening.OpeningRefusal.UnderwayTwice;
import weft.parts.BaseUnit;
import weft.parts.Conversion;
import weft.party.PartyCode;
import weft.party.Side;
import weft.scheduling.DeliveryScheduleId;

/** Two sides agree on their counts: one proposes, the other signs what it saw. */
class OpeningCumulativesTest {
  private static final DeliveryScheduleId OPENING =
      new DeliveryScheduleId(
          new PartyCode("HENGYUE"), new PartyCode("HONGZHU"), "PLANT1", "4711/A", "5500012", null);
  private static final LocalDate TODAY = LocalDate.of(2026, 12, 10);
  private static final BaseUnit PIECES =
      new BaseUnit("PCE", List.of(new Conversion("BX", new BigDecimal("12"))));

  private static OpeningTerms terms(int day, int received, int shipped, GoodsUnderway... goods) {
    return new OpeningTerms(
        LocalDate.of(2026, 12, day),
        "PCE",
        Quantity.of(received),
        Quantity.of(shipped),
        null,
        null,
        List.of(goods),
        null);
  }

  private static GoodsUnderway note(String number, int quantity) {
    return new GoodsUnderway(number, Quantity.of(quantity), null);
  }

  private static ProposeOpening propose(Side by, OpeningTerms terms, @Nullable String reason) {
    return new ProposeOpening(OPENING, by, terms, PIECES, TODAY, reason);
  }

  private static OpeningCumulatives after(OpeningCumulatives state, OpeningCommand... commands) {
    for (OpeningCommand it : commands)
      for (OpeningEvent event : state.decide(it)) state = state.evolve(event);
    return state;
  }

  private static void assertRefused(
      OpeningCumulatives state, OpeningCommand command, Class<? extends Refusal> why) {
    assertThatThrownBy(() -> state.decide(command))
        .isInstanceOfSatisfying(Refused.class, it -> assertThat(it.refusal()).isInstanceOf(why));
  }

  private static final OpeningTerms A = terms(8, 100, 140, note("LS-1", 40));
  private static final OpeningTerms B = terms(8, 90, 140, note("LS-1", 50));
  private static final OpeningCumulatives PROPOSED =
      after(OpeningCumulatives.NEW, propose(Side.BUYER, A, null));
  private static final OpeningCumulatives SIGNED =
      after(PROPOSED, new SignOpening(OPENING, Side.SUPPLIER, 1));

  @Test
  void an_id_is_read_back_and_so_is_the_schedules() {
    String stream = OpeningId.stream(OPENING);
    assertThat(OpeningId.schedule(stream)).isEqualTo(OPENING);
    assertThat(OpeningId.ofEither(stream)).isEqualTo(OPENING);
    assertThat(OpeningId.ofEither(OPENING.stream())).isEqualTo(OPENING);
    assertThat(Openings.OPENING.part(stream)).isEqualTo("4711/A");
  }

  @Test
  void either_side_proposes_and_the_other_signs() {
    assertThat(OpeningCumulatives.NEW.decide(propose(Side.BUYER, A, null)))
        .containsExactly(new OpeningProposed(OPENING, Side.BUYER, 1, A, null, null));
    assertThat(PROPOSED.decide(new SignOpening(OPENING, Side.SUPPLIER, 1)))
        .containsExactly(new OpeningSigned(OPENING, Side.SUPPLIER, 1, A));
    assertThat(SIGNED.signed()).isEqualTo(A);
    assertThat(SIGNED.open()).isNull();
    var suppliers = after(OpeningCumulatives.NEW, propose(Side.SUPPLIER, B, null));
    assertThat(after(suppliers, new SignOpening(OPENING, Side.BUYER, 1)).signed()).isEqualTo(B);
  }

  @Test
  void nobody_signs_for_the_other_side_or_what_he_did_not_see() {
    assertRefused(PROPOSED, new SignOpening(OPENING, Side.BUYER, 1), OwnProposal.class);
    assertRefused(PROPOSED, new RefuseOpening(OPENING, Side.BUYER, 1, "no"), OwnProposal.class);
    var changed = after(PROPOSED, propose(Side.BUYER, B, null));
    assertRefused(changed, new SignOpening(OPENING, Side.SUPPLIER, 1), ProposedMeanwhile.class);
    assertRefused(
        changed, new RefuseOpening(OPENING, Side.SUPPLIER, 1, "no"), ProposedMeanwhile.class);
    assertRefused(
        OpeningCumulatives.NEW, new SignOpening(OPENING, Side.BUYER, 1), NothingProposed.class);
    assertRefused(SIGNED, new SignOpening(OPENING, Side.SUPPLIER, 1), NothingProposed.class);
  }

  @Test
  void a_new_proposal_of_ones_own_takes_the_place_of_the_last_and_the_same_again_changes_nothing() {
    assertThat(PROPOSED.decide(propose(Side.BUYER, A, null))).isEmpty();
    assertThat(PROPOSED.decide(propose(Side.BUYER, B, "ignored")))
        .containsExactly(new OpeningProposed(OPENING, Side.BUYER, 2, B, null, null));
  }

  @Test
  void a_counter_proposal_ends_the_other_sides_and_says_why() {
    assertRefused(PROPOSED, propose(Side.SUPPLIER, B, null), ReasonOfCounterMissing.class);
    assertRefused(PROPOSED, propose(Side.SUPPLIER, A, "so"), SameAsProposed.class);
    assertThat(PROPOSED.decide(propose(Side.SUPPLIER, B, "LS-1 had 50")))
        .containsExactly(new OpeningProposed(OPENING, Side.SUPPLIER, 2, B, 1, "LS-1 had 50"));
    var countered = after(PROPOSED, propose(Side.SUPPLIER, B, "LS-1 had 50"));
    assertRefused(countered, new SignOpening(OPENING, Side.SUPPLIER, 2), OwnProposal.class);
    assertThat(after(countered, new SignOpening(OPENING, Side.BUYER, 2)).signed()).isEqualTo(B);
  }

  @Test
  void it_is_refused_by_the_one_and_withdrawn_by_the_other() {
    assertThat(PROPOSED.decide(new RefuseOpening(OPENING, Side.SUPPLIER, 1, "count anew")))
        .containsExactly(new OpeningRefused(OPENING, Side.SUPPLIER, 1, "count anew"));
    assertThat(PROPOSED.decide(new WithdrawOpening(OPENING, Side.BUYER, 1)))
        .containsExactly(new OpeningWithdrawn(OPENING, Side.BUYER, 1));
    assertRefused(PROPOSED, new WithdrawOpening(OPENING, Side.SUPPLIER, 1), NotOwnProposal.class);
    var withdrawn = after(PROPOSED, new WithdrawOpening(OPENING, Side.BUYER, 1));
    assertRefused(withdrawn, new SignOpening(OPENING, Side.SUPPLIER, 1), NothingProposed.class);
    var again = after(withdrawn, propose(Side.BUYER, A, null));
    assertRefused(again, new SignOpening(OPENING, Side.SUPPLIER, 1), ProposedMeanwhile.class);
  }

  @Test
  void what_is_signed_stands_until_another_of_the_same_or_a_later_day_is() {
    assertRefused(SIGNED, propose(Side.BUYER, A, null), SameAsSigned.class);
    assertRefused(SIGNED, propose(Side.BUYER, terms(7, 100, 100), null), BeforeSignedOpening.class);
    var again = after(SIGNED, propose(Side.SUPPLIER, B, null));
    assertThat(again.signed()).isEqualTo(A);
    assertThat(after(again, new RefuseOpening(OPENING, Side.BUYER, 2, "no")).signed()).isEqualTo(A);
    assertThat(after(again, new SignOpening(OPENING, Side.BUYER, 2)).signed()).isEqualTo(B);
  }

  @Test
  void words_alone_are_no_other_numbers() {
    var worded =
        new OpeningTerms(
            A.asOf(), A.unit(), A.received(), A.shipped(), null, null, A.inTransit(), "as agreed");
    assertRefused(PROPOSED, propose(Side.SUPPLIER, worded, "so"), SameAsProposed.class);
    assertRefused(SIGNED, propose(Side.SUPPLIER, worded, "so"), SameAsSigned.class);
  }

  @Test
  void numbers_that_do_not_add_up_are_refused_and_told_why() {
    refused(terms(11, 100, 100), OpeningInFuture.class);
    refused(terms(8, 100, 99), ShippedBelowReceived.class);
    refused(terms(8, 100, 140), UnderwaySumDiffers.class);
    refused(terms(8, 100, 140, note("LS-1", 39)), UnderwaySumDiffers.class);
    refused(terms(8, 100, 100, note("LS-1", 1)), UnderwaySumDiffers.class);
    refused(terms(8, 100, 140, note("LS-1", 40), note("LS-2", 0)), UnderwayNothing.class);
    refused(terms(8, 100, 140, note("LS-1", 20), note("LS-1", 20)), UnderwayTwice.class);
    assertThat(OpeningCumulatives.NEW.decide(propose(Side.SUPPLIER, terms(10, 0, 0), null)))
        .hasSize(1);
  }

  @Test
  void a_unit_that_nobody_converts_is_refused() {
    assertThat(OpeningCumulatives.NEW.decide(propose(Side.BUYER, in("BX", null), null))).hasSize(1);
    refused(in("KGM", null), OpeningUnitUnknown.class);
  }

  @Test
  void a_count_begins_at_the_latest_on_the_day_after() {
    var next = in("PCE", LocalDate.of(2026, 12, 9));
    assertThat(OpeningCumulatives.NEW.decide(propose(Side.BUYER, next, null))).hasSize(1);
    refused(in("PCE", LocalDate.of(2026, 12, 10)), SinceAfterOpening.class);
  }

  private static OpeningTerms in(String unit, @Nullable LocalDate since) {
    return new OpeningTerms(
        LocalDate.of(2026, 12, 8),
        unit,
        Quantity.of(2),
        Quantity.of(2),
        since,
        null,
        List.of(),
        null);
  }

  private static void refused(OpeningTerms terms, Class<? extends Refusal> why) {
    assertRefused(OpeningCumulatives.NEW, propose(Side.BUYER, terms, null), why);
  }
}
