package weft.edi.reception;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.LongFunction;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;
import weft.edi.reception.HeldMessages.Held;
import weft.edi.reception.HeldMessages.Waiting;
import weft.event.Provenance;
import weft.event.Reaction;
import weft.event.Recorded;
import weft.interchange.FaultCode;
import weft.interchange.Interchange;
import weft.interchange.InterchangeEvent.MessageConcluded;
import weft.interchange.InterchangeEvent.MessageRerun;
import weft.interchange.MessageResult;
import weft.interchange.MessageResult.Outcome;
import weft.language.Text;
import weft.ordering.PurchaseOrderCommand;
import weft.ordering.PurchaseOrderEvent.OrderPlaced;
import weft.party.Partnership;
import weft.party.PartyCode;
import weft.party.PartyEvent.PartnershipAgreed;

/**
 * Applies held messages again as soon as an event removes their obstacle. A partnership was agreed
 * or changed, a person accepted one of its parts, or the order that they answer, change or withdraw
 * was placed. A despatch advice runs again when one of its missing orders is placed. A message that
 * would empty a schedule runs again when a newer schedule message has come, which may replace it. A
 * message that still has to wait adds no event.
 */
public final class WhenPartnersPartsOrOrdersAreKnownThenRerunHeld implements Reaction {
  private static final int AT_ONCE = 500;
  private static final Text AGREED = new Text("The partnership is now known.", "EDI 伙伴协议现已建立。");
  private static final Text LEARNED =
      new Text("A part of this partnership is now known.", "所涉及的零件现已登记。");
  private static final Text PLACED =
      new Text("The order it refers to is now known.", "所涉及的订单现已下达。");

  private static final Text RELEASED = new Text("A newer release has arrived.", "已收到更新的版本。");

  private static final Set<String> SCHEDULES =
      Set.of("DELFOR", "DELJIT", "830", "862", "4905", "4915", "DELFOR02");

  private final HeldMessages held;
  private final MessageReruns reruns;
  private final LongPredicate shown;

  /**
   * Creates the reaction.
   *
   * @param shown waits a few seconds at most until the directory shows everything up to a position;
   *     returns false if it does not
   */
  public WhenPartnersPartsOrOrdersAreKnownThenRerunHeld(
      HeldMessages held, MessageReruns reruns, LongPredicate shown) {
    this.held = held;
    this.reruns = reruns;
    this.shown = shown;
  }

  @Override
  public String name() {
    return "rerun-held";
  }

  @Override
  public boolean handles(Object payload) {
    return payload instanceof PartnershipAgreed
        || payload instanceof OrderPlaced
        || payload instanceof MessageRerun
        || (payload instanceof MessageConcluded it
            && (it.result().isAwaiting() || releases(it.result())));
  }

  private static boolean releases(MessageResult it) {
    return SCHEDULES.contains(it.type())
        && (it.outcome() == Outcome.APPLIED || it.outcome() == Outcome.CONTRADICTED);
  }

  @Override
  public void react(Recorded event) {
    switch (event.payload()) {
      case PartnershipAgreed it -> {
        // A message judged before this event and concluded after it is held later: becameKnown
        // handles it.
        if (!shown.test(event.position()))
          throw new UncheckedIOException(
              new IOException("The directory does not show " + it.partnership() + " yet"));
        Partnership agreed = it.partnership();
        again(agreed.buyer(), agreed.supplier(), null, AGREED, event.id());
      }
      case OrderPlaced it ->
          again(it.order().buyer(), it.supplier(), it.order().number(), PLACED, event.id());
      case MessageConcluded it -> {
        Held message = new Held(UUID.fromString(it.id()), it.number());
        PartyCode owner = new PartyCode(it.key().sender());
        if (!it.result().isAwaiting()) {
          released(owner, partner(owner, event.provenance()), event.id());
          return;
        }
        List<PurchaseOrderCommand> said = hold(message, it.result(), owner, event.provenance());
        if (!said.isEmpty()) werePlaced(message, it.result(), said, event.id());
        else becameKnown(message, it.result(), event.id());
      }
      case MessageRerun it -> {
        Held message = new Held(UUID.fromString(it.id()), it.number());
        PartyCode owner = new PartyCode(it.key().sender());
        PartyCode partner = partner(owner, event.provenance());
        if (!it.result().isAwaiting()) held.release(message);
        else {
          List<PurchaseOrderCommand> said = hold(message, it.result(), owner, event.provenance());
          if (!said.isEmpty()) werePlaced(message, it.result(), said, event.id());
        }
        if (it.learned() && it.result().outcome() == Outcome.APPLIED && partner != null)
          again(owner, partner, null, LEARNED, event.id());
        if (releases(it.result())) released(owner, partner, event.id());
      }
      default -> throw new IllegalArgumentException("Not handled: " + event.payload());
    }
  }

  /**
   * Stores that a message waits, and returns its commands to orders that it waits for. A message
   * that waits for a part also waits for its order, so that it runs in order of arrival with other
   * messages of the order.
   */
  private List<PurchaseOrderCommand> hold(
      Held it, MessageResult result, PartyCode owner, Provenance provenance) {
    List<PurchaseOrderCommand> said =
        isWaitingFor(FaultCode.UNKNOWN_PARTNER, result)
            ? List.of()
            : reruns.stored().saidOfOrders(it.interchange(), it.message());
    List<String> orders = said.stream().map(one -> one.order().number()).toList();
    held.hold(it, owner, partner(owner, provenance), orders, result.waits(), result.empties());
    return said;
  }

  /**
   * Handles an order that was placed after the message was judged. All messages that wait for the
   * order then run in order of arrival, even before the event of its placement arrives here. A
   * message about several orders was already applied to some of them; applying it again changes
   * nothing there.
   */
  private void werePlaced(
      Held message, MessageResult result, List<PurchaseOrderCommand> said, String cause) {
    List<PurchaseOrderCommand> placed = reruns.stored().ofPlaced(said);
    if (result.waits())
      for (PurchaseOrderCommand it : placed)
        again(it.order().buyer(), it.supplier(), it.order().number(), PLACED, cause);
    else if (!placed.isEmpty())
      reruns.byItself(message.interchange(), message.message(), PLACED, cause);
  }

  /**
   * Handles an obstacle that disappeared between judgement and conclusion. After a new partnership,
   * all waiting messages run in order of arrival, so that this one does not overtake earlier ones.
   */
  private void becameKnown(Held message, MessageResult result, String cause) {
    if (!isWaitingFor(FaultCode.UNKNOWN_PARTNER, result)) {
      Text why = result.empties() ? RELEASED : LEARNED;
      reruns.byItself(message.interchange(), message.message(), why, cause);
      return;
    }
    Partnership agreed = reruns.stored().agreed(message.interchange(), message.message());
    if (agreed != null) again(agreed.buyer(), agreed.supplier(), null, AGREED, cause);
  }

  private void again(
      PartyCode one, PartyCode other, @Nullable String order, Text why, String cause) {
    again(after -> held.between(one, other, order, after, AT_ONCE), why, cause);
  }

  private void released(PartyCode owner, @Nullable PartyCode partner, String cause) {
    if (partner != null)
      again(after -> held.emptying(owner, partner, after, AT_ONCE), RELEASED, cause);
  }

  private void again(LongFunction<List<Waiting>> pages, Text why, String cause) {
    long last = 0;
    List<Waiting> page;
    do {
      page = pages.apply(last);
      for (Waiting it : page) {
        Held message = it.message();
        Interchange now = reruns.byItself(message.interchange(), message.message(), why, cause);
        List<MessageResult> results = now.results();
        boolean known = message.message() <= results.size();
        if (known && !results.get(message.message() - 1).isAwaiting()) held.release(message);
      }
      if (!page.isEmpty()) last = page.getLast().number();
    } while (page.size() == AT_ONCE);
  }

  private static boolean isWaitingFor(FaultCode what, MessageResult result) {
    return result.faults().stream().anyMatch(it -> it.code() == what);
  }

  private static @Nullable PartyCode partner(PartyCode owner, Provenance provenance) {
    List<PartyCode> others =
        provenance.participants().stream().filter(it -> !it.equals(owner)).toList();
    return others.size() == 1 ? others.getFirst() : null;
  }
}
