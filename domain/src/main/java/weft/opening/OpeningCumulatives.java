package weft.opening;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import weft.event.Refused;
import weft.event.Rules;
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
import weft.party.Side;

/**
 * The rules of opening cumulatives: one side proposes, the other signs exactly what it saw. At most
 * one proposal is open, whichever side made it, and at most one opening is in force.
 *
 * @param proposals number of proposals made
 * @param open waits for the side that did not make it
 * @param signed the opening in force; null where there is none
 */
public record OpeningCumulatives(int proposals, @Nullable Open open, @Nullable OpeningTerms signed)
    implements Rules<OpeningCommand, OpeningEvent, OpeningCumulatives> {
  public static final OpeningCumulatives NEW = new OpeningCumulatives(0, null, null);

  /** A proposal that has no answer yet. */
  public record Open(int number, Side by, OpeningTerms terms) {}

  @Override
  public List<OpeningEvent> decide(OpeningCommand command) {
    return switch (command) {
      case ProposeOpening it -> propose(it);
      case SignOpening it -> {
        Open seen = othersProposal(it.by(), it.number());
        yield List.of(new OpeningSigned(it.schedule(), it.by(), seen.number(), seen.terms()));
      }
      case RefuseOpening it -> {
        Open seen = othersProposal(it.by(), it.number());
        yield List.of(new OpeningRefused(it.schedule(), it.by(), seen.number(), it.reason()));
      }
      case WithdrawOpening it -> {
        Open seen = proposal(it.number());
        if (seen.by() != it.by()) throw new Refused(new NotOwnProposal());
        yield List.of(new OpeningWithdrawn(it.schedule(), it.by(), seen.number()));
      }
    };
  }

  private List<OpeningEvent> propose(ProposeOpening it) {
    OpeningTerms terms = it.terms();
    check(terms, it);
    if (signed != null) {
      if (terms.countsAs(signed)) throw new Refused(new SameAsSigned());
      if (terms.asOf().isBefore(signed.asOf()))
        throw new Refused(new BeforeSignedOpening(terms.asOf(), signed.asOf()));
    }
    Integer answers = null;
    if (open != null && open.by() == it.by()) {
      if (open.terms().equals(terms)) return List.of();
    } else if (open != null) {
      if (terms.countsAs(open.terms())) throw new Refused(new SameAsProposed());
      if (it.reason() == null) throw new Refused(new ReasonOfCounterMissing());
      answers = open.number();
    }
    return List.of(
        new OpeningProposed(
            it.schedule(),
            it.by(),
            proposals + 1,
            terms,
            answers,
            answers == null ? null : it.reason()));
  }

  private static void check(OpeningTerms terms, ProposeOpening asked) {
    LocalDate since = terms.since();
    if (asked.unit().convert(Quantity.ZERO, terms.unit()).isEmpty())
      throw new Refused(new OpeningUnitUnknown(terms.unit(), asked.unit().unit()));
    if (terms.asOf().isAfter(asked.today()))
      throw new Refused(new OpeningInFuture(terms.asOf(), asked.today()));
    // The closing values of today may open a year that begins tomorrow.
    if (since != null && since.isAfter(terms.asOf().plusDays(1)))
      throw new Refused(new SinceAfterOpening(since, terms.asOf()));
    if (terms.received().exceeds(terms.shipped()))
      throw new Refused(new ShippedBelowReceived(terms.shipped(), terms.received()));
    Set<String> notes = new HashSet<>();
    Quantity sum = Quantity.ZERO;
    for (int i = 0; i < terms.inTransit().size(); i++) {
      GoodsUnderway goods = terms.inTransit().get(i);
      if (!goods.quantity().isPositive())
        throw new Refused(new UnderwayNothing(i, goods.deliveryNote()));
      if (!notes.add(goods.deliveryNote()))
        throw new Refused(new UnderwayTwice(i, goods.deliveryNote()));
      sum = sum.plus(goods.quantity());
    }
    Quantity difference = terms.shipped().minus(terms.received());
    if (!sum.equals(difference)) throw new Refused(new UnderwaySumDiffers(sum, difference));
  }

  /** Returns the open proposal if it is the one that the sender saw; refuses otherwise. */
  private Open proposal(int seen) {
    if (open == null) throw new Refused(new NothingProposed());
    if (open.number() != seen) throw new Refused(new ProposedMeanwhile(open.number()));
    return open;
  }

  /** Like {@link #proposal}, and refuses an answer to the sender's own proposal. */
  private Open othersProposal(Side by, int seen) {
    Open found = proposal(seen);
    if (found.by() == by) throw new Refused(new OwnProposal());
    return found;
  }

  @Override
  public OpeningCumulatives evolve(OpeningEvent event) {
    return switch (event) { // no default: a new event must be thought about here
      case OpeningProposed it ->
          new OpeningCumulatives(it.number(), new Open(it.number(), it.by(), it.terms()), signed);
      case OpeningSigned it -> new OpeningCumulatives(proposals, null, it.terms());
      case OpeningRefused _, OpeningWithdrawn _ -> new OpeningCumulatives(proposals, null, signed);
    };
  }
}
