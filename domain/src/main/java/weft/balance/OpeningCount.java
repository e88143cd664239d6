package weft.balance;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import weft.balance.SentGoods.Came;
import weft.measure.Quantity;
import weft.opening.GoodsUnderway;
import weft.opening.OpeningTerms;
import weft.scheduling.release.Received;

/**
 * A count that begins with an opening that both sides signed. The signed numbers include everything
 * received or shipped up to and including their day. The goods that they name as in transit are in
 * transit, even if the hub knows no shipment of them.
 */
final class OpeningCount {
  private final SignedOpening signed;
  private final OpeningTerms terms;
  private final Set<SentGoods> underway = new HashSet<>();

  /** Receipts of these goods since the opening. */
  private final Set<Came> arrived = new HashSet<>();

  /** Begins with an opening in the unit of the count. */
  OpeningCount(SignedOpening signed) {
    this.signed = signed;
    this.terms = signed.terms();
  }

  SignedOpening signed() {
    return signed;
  }

  /**
   * Returns whether the release in force counts from this opening; a later release may have begun a
   * new count.
   */
  boolean holds(List<Statement> statements) {
    Received before = null;
    boolean holds = true;
    LocalDate endedBy = null;
    for (Statement it : statements) {
      Received said = it.said();
      if (said.cumulative() == null || it.repeats()) continue;
      LocalDate since = said.since();
      if (isRestarted(it) || beginsAnew(before, it)) {
        holds = false;
        endedBy = since;
      } else if (since != null && !since.equals(endedBy)) holds = true;
      before = countsOn(it) ? said : null;
    }
    return holds;
  }

  /**
   * A word that names the signed start goes on from it, as long as its cumulative does not fall. A
   * ruling counts for the first release after the signature, too.
   *
   * @param before null where it is the first, or the one before it is in the signed numbers
   */
  private boolean beginsAnew(@Nullable Received before, Statement it) {
    if (before == null && !countsOn(it)) return false;
    if (!it.rulings().isEmpty()) return !it.isRuledCorrected();
    if (before == null || it.isReturned()) return false;
    Received said = it.said();
    boolean names = said.since() != null && said.since().equals(terms.since());
    return before.countsAnew(said) && !(names && !said.isBelow(before));
  }

  private boolean isRestarted(Statement it) {
    LocalDate since = it.said().since();
    if (it.isRuledCorrected()) return false;
    return since != null && since.isAfter(terms.asOf()) && !since.equals(terms.since());
  }

  /**
   * Returns the opening and the releases that continue it. If a release states exactly the signed
   * number, earlier releases that state less had not been set to the opening yet.
   */
  List<Statement> count(List<Statement> statements) {
    List<Statement> later = statements.stream().filter(this::countsOn).toList();
    int set = 0;
    for (int i = 0; i < later.size(); i++)
      if (later.get(i).cumulative().equals(terms.received())) set = i;
    List<Statement> count = new ArrayList<>(List.of(statement()));
    for (int i = 0; i < later.size(); i++)
      if (i >= set || !terms.received().exceeds(later.get(i).cumulative())) count.add(later.get(i));
    return List.copyOf(count);
  }

  /** The statement in force at first: it counts what the buyer had received. */
  private Statement statement() {
    return new Statement(
        "",
        false,
        signed.position(),
        signed.signedAt(),
        new Received(
            terms.received(),
            terms.asOf(),
            null,
            null,
            terms.lastDeliveryNote(),
            null,
            null,
            terms.since()),
        false);
  }

  private boolean countsOn(Statement it) {
    if (it.said().cumulative() == null || it.repeats() || isRestarted(it)) return false;
    LocalDate asOf = it.said().asOf();
    boolean after = it.position() > signed.position();
    if (asOf == null) return after;
    return after ? !asOf.isBefore(terms.asOf()) : asOf.isAfter(terms.asOf());
  }

  /**
   * The signed number includes goods received up to its day, except goods that were signed as in
   * transit.
   */
  boolean counts(Came it) {
    return it.on().isAfter(terms.asOf()) || arrived.contains(it);
  }

  /**
   * The signed number includes goods that left up to its day; the signed goods in transit stand for
   * them.
   */
  boolean counts(SentGoods it) {
    return isUnderway(it) || it.left().isAfter(terms.asOf());
  }

  boolean isUnderway(SentGoods it) {
    return underway.contains(it);
  }

  LocalDate asOf() {
    return terms.asOf();
  }

  /**
   * Returns the sent goods with each of the signed goods in transit once. Where a shipment reports
   * signed goods, they appear as that shipment.
   */
  List<SentGoods> with(List<SentGoods> sent) {
    List<SentGoods> all = new ArrayList<>(sent);
    Map<SentGoods, List<GoodsUnderway>> told = new LinkedHashMap<>();
    for (GoodsUnderway it : terms.inTransit()) {
      SentGoods shipment = telling(it, sent);
      if (shipment == null) add(all, unknown(it));
      else told.computeIfAbsent(shipment, _ -> new ArrayList<>()).add(it);
    }
    told.forEach(
        (shipment, lines) -> {
          all.remove(shipment);
          add(all, known(shipment, lines));
        });
    return all;
  }

  private void add(List<SentGoods> all, SentGoods goods) {
    underway.add(goods);
    arrived.addAll(goods.came());
    all.add(goods);
  }

  /**
   * Returns the shipment that reports the goods. A number that is used again later belongs to
   * another shipment.
   */
  private @Nullable SentGoods telling(GoodsUnderway goods, List<SentGoods> sent) {
    for (SentGoods it : sent)
      if (it.names().contains(goods.deliveryNote())
          && (!it.left().isAfter(terms.asOf()) || it.position() < signed.position())) return it;
    return null;
  }

  private SentGoods unknown(GoodsUnderway it) {
    return new SentGoods(
        null,
        it.deliveryNote(),
        Set.of(it.deliveryNote()),
        signed.position(),
        terms.asOf().atStartOfDay(ZoneOffset.UTC).toInstant(),
        null,
        it.arrives(),
        it.quantity(),
        it.quantity(),
        terms.unit(),
        List.of());
  }

  /** Returns the signed quantity of a shipment with its receipts since the opening. */
  private SentGoods known(SentGoods shipment, List<GoodsUnderway> lines) {
    Quantity quantity = Quantity.ZERO;
    LocalDate arrives = null;
    Set<String> names = new TreeSet<>(shipment.names());
    for (GoodsUnderway it : lines) {
      quantity = quantity.plus(it.quantity());
      names.add(it.deliveryNote());
      if (it.arrives() != null && (arrives == null || it.arrives().isAfter(arrives)))
        arrives = it.arrives();
    }
    List<Came> came = new ArrayList<>(shipment.came().stream().filter(this::isSince).toList());
    Quantity open = quantity;
    for (Came it : came) open = open.minus(it.quantity()).plus(it.over()).minus(it.missing());
    if (Quantity.ZERO.exceeds(open)) {
      // More came than the signed goods in transit.
      came.add(withMoreOver(came.removeLast(), Quantity.ZERO.minus(open)));
      open = Quantity.ZERO;
    }
    return new SentGoods(
        shipment.shipment(),
        shipment.number(),
        names,
        shipment.position(),
        shipment.toldAt(),
        shipment.shipped(),
        arrives == null ? shipment.arrives() : arrives,
        quantity,
        open,
        terms.unit(),
        came,
        shipment.back());
  }

  /**
   * A receipt that was reported after the goods were signed as in transit is in no signed number,
   * whatever its day.
   */
  private boolean isSince(Came it) {
    return counts(it) || it.position() > signed.position();
  }

  private static Came withMoreOver(Came it, Quantity more) {
    return new Came(
        it.position(), it.on(), it.quantity(), it.missing(), it.over().plus(more), it.damaged());
  }
}
