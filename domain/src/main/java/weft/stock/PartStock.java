package weft.stock;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import weft.event.KeptRules;
import weft.event.Refused;
import weft.measure.Quantity;
import weft.measure.Units;
import weft.stock.StockCommand.BookDocument;
import weft.stock.StockCommand.CountStock;
import weft.stock.StockCommand.HoldBatch;
import weft.stock.StockCommand.MoveStock;
import weft.stock.StockCommand.ReleaseBatch;
import weft.stock.StockCommand.ReportStock;
import weft.stock.StockCommand.ReverseMovement;
import weft.stock.StockEvent.BatchHeld;
import weft.stock.StockEvent.BatchReleased;
import weft.stock.StockEvent.DocumentBooked;
import weft.stock.StockEvent.LateCountKept;
import weft.stock.StockEvent.LateMovementKept;
import weft.stock.StockEvent.MovementReversed;
import weft.stock.StockEvent.ReportContradicted;
import weft.stock.StockEvent.StockCounted;
import weft.stock.StockEvent.StockMoved;
import weft.stock.StockPosting.Kept;
import weft.stock.StockRefusal.NotReversible;
import weft.stock.StockRefusal.ReversalWithoutReason;
import weft.stock.StockRefusal.StockInOtherUnit;

/**
 * The rules of stock. The quantity at a key is the last count plus the movements after the moment
 * of the count, in whatever order they were reported.
 *
 * @param events number of events so far
 * @param holdings one for each key
 * @param recent the last movements, oldest first; at most {@value #MOST}
 * @param forgotten the latest moment of the movements that are no longer in the list
 * @param documents for the movements no longer in the list: what documents moved, and the scans
 *     under each document, summed under the number 0; at most {@value #MOST}, oldest first
 * @param held the batches that problems block; at most {@value #MOST}
 */
public record PartStock(
    long events,
    List<StockHolding> holdings,
    List<Booking> recent,
    @Nullable Instant forgotten,
    List<Booking> documents,
    List<HeldBatch> held)
    implements KeptRules<StockCommand, StockEvent, PartStock> {
  /**
   * Raise this whenever {@link #evolve} changes; states that an older version made are ignored. A
   * change in the shape of the state is detected without it.
   */
  private static final int VERSION = 4;

  /** The number of movements remembered, which bounds the state however long the stream grows. */
  static final int MOST = 400;

  public static final PartStock NEW =
      new PartStock(0, List.of(), List.of(), null, List.of(), List.of());

  @Override
  public int version() {
    return VERSION;
  }

  @Override
  public List<StockEvent> decide(StockCommand command) {
    return switch (command) {
      case CountStock asked -> new CountEffect(this, asked).told();
      case MoveStock asked -> new MovementEffect(this, asked).told();
      case ReverseMovement asked -> reverse(asked);
      case BookDocument asked -> book(asked);
      case ReportStock asked -> new ReportedStock(this, asked).events();
      case HoldBatch asked -> HoldEffect.held(this, asked);
      case ReleaseBatch asked -> HoldEffect.released(this, asked);
    };
  }

  long next() {
    return events + 1;
  }

  /** Whether some movements after that moment may no longer be remembered. */
  boolean isForgotten(Instant at) {
    return forgotten != null && at.isBefore(forgotten);
  }

  /** The quantity that moved at the key after the moment of a count. */
  Quantity movedSince(StockKey key, String unit, Instant at) {
    Quantity since = Quantity.ZERO;
    for (Booking booking : recent) {
      if (!booking.at().isAfter(at)) continue;
      for (Portion it : booking.portions()) {
        if (!it.key().equals(key)) continue;
        if (!Units.isSame(it.unit(), unit))
          throw new Refused(new StockInOtherUnit(it.unit(), unit));
        since = since.plus(it.quantity());
      }
    }
    return since;
  }

  private @Nullable Booking booked(MovementKind kind, String source) {
    for (List<Booking> all : List.of(recent, documents))
      for (Booking it : all) if (it.kind() == kind && source.equals(it.source())) return it;
    return null;
  }

  /** The receipt of another stream's document, where it named one key; otherwise nothing. */
  public Optional<Portion> received(String source) {
    Booking booking = booked(MovementKind.RECEIPT, source);
    return booking == null || booking.says().size() != 1
        ? Optional.empty()
        : Optional.of(booking.says().getFirst());
  }

  /** The effect of a portion that moved at that moment on its key. */
  StockPosting posting(Portion it, Instant at) {
    StockHolding known = holding(it.key()).orElse(null);
    if (known == null)
      return new StockPosting(it.key(), it.quantity(), it.unit(), it.quantity(), null, null);
    if (known.isCountedSince(at))
      return new StockPosting(
          it.key(),
          it.quantity(),
          it.unit(),
          known.quantity(),
          Kept.COUNTED_SINCE,
          known.countedAt());
    if (!Units.isSame(known.unit(), it.unit()))
      return new StockPosting(
          it.key(), it.quantity(), it.unit(), known.quantity(), Kept.OTHER_UNIT, null);
    return new StockPosting(
        it.key(), it.quantity(), known.unit(), known.quantity().plus(it.quantity()), null, null);
  }

  private List<StockEvent> reverse(ReverseMovement asked) {
    if (asked.reason().isBlank()) throw new Refused(new ReversalWithoutReason());
    Booking wrong =
        recent.stream()
            .filter(it -> it.number() == asked.movement() && !it.isWhole())
            .filter(
                it ->
                    it.document() == null
                        || UnderDocument.whole(recent, it.kind(), it.document()) == null)
            .findFirst()
            .orElseThrow(() -> new Refused(new NotReversible(asked.movement())));
    List<StockPosting> postings =
        wrong.portions().stream().map(it -> posting(it.negated(), wrong.at())).toList();
    return List.of(
        new MovementReversed(
            asked.stock(),
            next(),
            wrong.number(),
            wrong.kind(),
            wrong.at(),
            postings,
            wrong.document(),
            asked.reason()));
  }

  private List<StockEvent> book(BookDocument asked) {
    if (events == 0 && asked.kind().takes()) return List.of();
    Booking before = booked(asked.kind(), asked.source());
    if (before == null ? asked.lines().isEmpty() : asked.lines().equals(before.says()))
      return List.of();
    // Goods leave once, at the first moment, whatever the document says later; they arrive in
    // several receipts.
    Instant at = before != null && asked.kind().takes() ? before.at() : asked.at();
    var portions = new DocumentPortions(this, asked, at, before);
    List<StockPosting> postings =
        portions.changes().stream()
            .map(it -> posting(it, at).roundedIf(portions.isRounded(it)))
            .toList();
    var beyond = asked.guarded() ? Overdraw.of(this, postings) : null;
    if (beyond != null && asked.reason() == null)
      throw new Refused(beyond.refusal(asked.stock().part()));
    return List.of(
        new DocumentBooked(
            asked.stock(),
            next(),
            asked.kind(),
            asked.source(),
            asked.document(),
            at,
            asked.lines(),
            postings,
            beyond == null ? null : asked.reason()));
  }

  /** The batch if a problem blocks it; null otherwise. */
  @Nullable HeldBatch held(String batch) {
    for (HeldBatch it : held) if (it.batch().equals(batch)) return it;
    return null;
  }

  /** The key at which goods arrive: goods of a blocked batch arrive as blocked. */
  StockKey arrivingAt(StockKey key) {
    return isHeld(key) ? HoldEffect.blocked(key) : key;
  }

  /** Whether a problem blocks the batch of a key that is free stock. */
  boolean isHeld(StockKey key) {
    return key.batch() != null && key.status() != StockStatus.BLOCKED && held(key.batch()) != null;
  }

  /** The stock at a key; empty where nothing was ever booked there. */
  public Optional<StockHolding> holding(StockKey key) {
    for (StockHolding it : holdings) if (it.key().equals(key)) return Optional.of(it);
    return Optional.empty();
  }

  /**
   * The keys from which goods of a named key can be taken. Stock without batches holds goods of
   * every batch. Where batches are kept, a batch that is absent has no stock.
   */
  Predicate<StockKey> sources(StockKey named) {
    StockKey any = named.ofAnyBatch();
    if (named.batch() == null
        || holdings.stream().anyMatch(it -> isKeptByBatch(it) && any.means(it.key())))
      return named::means;
    return there ->
        named.means(there)
            || (there.batch() == null
                && any.means(there)
                && (named.place() == null || named.place().equals(there.place())));
  }

  private static boolean isKeptByBatch(StockHolding it) {
    return it.key().batch() != null && (it.countedAt() != null || it.quantity().isPositive());
  }

  @Override
  public PartStock evolve(StockEvent event) {
    return switch (event) { // no default: a new event must be thought about here
      case StockCounted it -> with(counted(it));
      case LateCountKept _, ReportContradicted _ ->
          new PartStock(events + 1, holdings, recent, forgotten, documents, held);
      case StockMoved it ->
          booked(
              it.postings(),
              booking(it.number(), it.kind(), it.at(), it.document(), it.postings(), it.label()));
      case LateMovementKept it ->
          booked(
              it.postings(),
              booking(it.number(), it.kind(), it.at(), it.document(), it.postings(), it.label()));
      case MovementReversed it -> without(it.movement()).booked(it.postings(), null);
      case DocumentBooked it -> documented(it);
      case BatchHeld it -> HeldState.after(this, it);
      case BatchReleased it -> HeldState.after(this, it);
    };
  }

  private static StockHolding counted(StockCounted it) {
    ReportedIn report = it.report();
    return new StockHolding(
        it.key(), it.stands(), it.unit(), it.at(), report, report == null ? null : it.quantity());
  }

  private static Booking booking(
      long number,
      MovementKind kind,
      Instant at,
      @Nullable String document,
      List<StockPosting> postings,
      @Nullable String label) {
    List<Portion> portions = postings.stream().map(StockPosting::portion).toList();
    List<String> labels = label == null ? List.of() : List.of(label);
    return new Booking(number, kind, at, document, null, List.of(), portions, List.of(), labels);
  }

  private PartStock with(StockHolding now) {
    List<StockHolding> all = new ArrayList<>(holdings);
    all.removeIf(it -> it.key().equals(now.key()));
    all.add(now);
    return new PartStock(events + 1, List.copyOf(all), recent, forgotten, documents, held);
  }

  /** A copy in which problems block other batches. */
  PartStock holding(List<HeldBatch> batches) {
    return new PartStock(events, holdings, recent, forgotten, documents, batches);
  }

  /** The stock after one posting of several. */
  PartStock posted(StockPosting it) {
    return booked(List.of(it), null);
  }

  private PartStock without(long movement) {
    List<Booking> left = recent.stream().filter(it -> it.number() != movement).toList();
    List<Booking> others = documents.stream().filter(it -> it.number() != movement).toList();
    return new PartStock(events, holdings, left, forgotten, others, held);
  }

  PartStock booked(List<StockPosting> postings, @Nullable Booking booking) {
    List<StockHolding> all = new ArrayList<>(holdings);
    for (StockPosting posting : postings) {
      if (!posting.isAdded()) continue;
      StockHolding before = holding(posting.key()).orElse(null);
      all.removeIf(it -> it.key().equals(posting.key()));
      all.add(
          new StockHolding(
              posting.key(),
              posting.stands(),
              posting.unit(),
              before == null ? null : before.countedAt(),
              before == null ? null : before.report(),
              before == null ? null : before.reported()));
    }
    var stock = new PartStock(events + 1, List.copyOf(all), recent, forgotten, documents, held);
    return booking == null ? stock : stock.remembering(booking);
  }

  private PartStock remembering(Booking booking) {
    List<Booking> all = new ArrayList<>(recent);
    all.add(booking);
    if (all.size() <= MOST)
      return new PartStock(events, holdings, List.copyOf(all), forgotten, documents, held);
    Booking gone = all.removeFirst();
    Instant latest = forgotten == null || gone.at().isAfter(forgotten) ? gone.at() : forgotten;
    return new PartStock(
        events,
        needed(holdings, all),
        List.copyOf(all),
        latest,
        ForgottenBookings.with(documents, gone),
        held);
  }

  /** All remembered bookings under a document, oldest first. */
  List<Booking> under(MovementKind kind, String document) {
    return Stream.concat(documents.stream(), recent.stream())
        .filter(it -> it.isOf(kind, document))
        .toList();
  }

  /**
   * Drops keys that are empty, never counted and in no remembered movement; no information is lost.
   */
  private static List<StockHolding> needed(List<StockHolding> holdings, List<Booking> recent) {
    if (holdings.stream().noneMatch(PartStock::isEmpty)) return holdings;
    Set<StockKey> moved = new HashSet<>();
    for (Booking it : recent) for (Portion portion : it.portions()) moved.add(portion.key());
    return holdings.stream().filter(it -> !isEmpty(it) || moved.contains(it.key())).toList();
  }

  private static boolean isEmpty(StockHolding it) {
    return it.countedAt() == null && it.quantity().amount().signum() == 0;
  }

  private PartStock documented(DocumentBooked event) {
    Booking before = booked(event.kind(), event.source());
    List<Portion> stands = new ArrayList<>(before == null ? List.of() : before.portions());
    List<Portion> notMoved = new ArrayList<>(before == null ? List.of() : before.notMoved());
    for (StockPosting it : event.postings())
      DocumentPortions.add(it.kept() == Kept.OTHER_UNIT ? notMoved : stands, it.portion());
    notMoved.removeIf(it -> it.quantity().amount().signum() == 0);
    var booking =
        new Booking(
            event.number(),
            event.kind(),
            event.at(),
            event.document(),
            event.source(),
            event.says(),
            List.copyOf(stands),
            List.copyOf(notMoved),
            List.of());
    PartStock rest = before == null ? this : without(before.number());
    return rest.booked(event.postings(), booking);
  }
}
