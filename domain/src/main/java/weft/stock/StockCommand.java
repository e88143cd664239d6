package weft.stock;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import weft.event.StreamCommand;
import weft.measure.Quantity;
import weft.parts.BaseUnit;
import weft.party.PartyCode;

/** Everything that anyone can ask of stock. */
public sealed interface StockCommand extends StreamCommand {
  StockId stock();

  @Override
  default String stream() {
    return stock().stream();
  }

  @Override
  default Set<PartyCode> concerns() {
    return Set.of(stock().holder());
  }

  @Override
  default Set<String> routingKeys() {
    return Set.of(stream());
  }

  /**
   * States a count: the quantity at that moment, which replaces whatever was booked until then.
   *
   * @param reason required where later movements take more than was counted
   */
  record CountStock(
      StockId stock,
      StockKey key,
      Quantity quantity,
      String unit,
      Instant at,
      @Nullable String document,
      @Nullable String reason)
      implements StockCommand {}

  /**
   * Moves goods, as a person scanned or entered it.
   *
   * @param to the target of a transfer; null for other kinds and for transfers between sites
   * @param otherSite for a transfer between sites, the site where the goods go or come from; both
   *     sites get a command
   * @param quantity negative where the kind takes from stock, and for a transfer to another site
   * @param document the document that the goods belong to
   * @param reason required where it takes more than there is
   * @param oneOfSeveral whether the movement has another identity, such as the key of a request, so
   *     that movements under the same document add up; otherwise the same goods named again are the
   *     same movement
   * @param label the number on the scanned box
   * @param units the part's agreed conversions, for goods whose document may use another unit than
   *     the stock; null where the units must be equal
   */
  record MoveStock(
      StockId stock,
      MovementKind kind,
      StockKey key,
      @Nullable StockKey to,
      @Nullable String otherSite,
      Quantity quantity,
      String unit,
      Instant at,
      @Nullable String document,
      @Nullable String reason,
      boolean oneOfSeveral,
      @Nullable String label,
      @Nullable BaseUnit units)
      implements StockCommand {
    /** A movement that only its document identifies. */
    public MoveStock(
        StockId stock,
        MovementKind kind,
        StockKey key,
        @Nullable StockKey to,
        @Nullable String otherSite,
        Quantity quantity,
        String unit,
        Instant at,
        @Nullable String document,
        @Nullable String reason) {
      this(stock, kind, key, to, otherSite, quantity, unit, at, document, reason, false, null);
    }

    /** A movement in the unit of the stock. */
    public MoveStock(
        StockId stock,
        MovementKind kind,
        StockKey key,
        @Nullable StockKey to,
        @Nullable String otherSite,
        Quantity quantity,
        String unit,
        Instant at,
        @Nullable String document,
        @Nullable String reason,
        boolean oneOfSeveral,
        @Nullable String label) {
      this(
          stock,
          kind,
          key,
          to,
          otherSite,
          quantity,
          unit,
          at,
          document,
          reason,
          oneOfSeveral,
          label,
          null);
    }

    /** A copy with the part's agreed conversions. */
    public MoveStock by(@Nullable BaseUnit agreed) {
      return new MoveStock(
          stock,
          kind,
          key,
          to,
          otherSite,
          quantity,
          unit,
          at,
          document,
          reason,
          oneOfSeveral,
          label,
          agreed);
    }
  }

  /**
   * Reverses a movement that did not happen, such as a wrong scan.
   *
   * @param movement its number: the version of the stream after it
   */
  record ReverseMovement(StockId stock, long movement, String reason) implements StockCommand {}

  /**
   * Books a document of another stream: a shipment issues goods, a receipt or reported output adds
   * them. It is refused only if {@code guarded}. Repeating it changes nothing; a changed document
   * replaces its earlier booking. Nothing is issued from stock that nobody maintains here.
   *
   * @param kind mostly {@code ISSUE} or {@code RECEIPT}
   * @param source the other stream, because document numbers recur in other years
   * @param document its number, as scans name it
   * @param lines positive quantities; an issue without batch or place takes from those that exist;
   *     empty where the document is withdrawn
   * @param guarded whether it is refused where it takes more than there is and no reason is given.
   *     A partner's message reports facts, but a person's entry may be a slip
   * @param reason why it takes more than there is; kept only in that case
   * @param units the part's agreed conversions: a line in another unit is booked in the unit of the
   *     stock; null where nothing is agreed
   */
  record BookDocument(
      StockId stock,
      MovementKind kind,
      String source,
      String document,
      List<Portion> lines,
      Instant at,
      boolean guarded,
      @Nullable String reason,
      @Nullable BaseUnit units)
      implements StockCommand {
    /** A booking that is never refused. */
    public BookDocument(
        StockId stock,
        MovementKind kind,
        String source,
        String document,
        List<Portion> lines,
        Instant at) {
      this(stock, kind, source, document, lines, at, false, null, null);
    }

    /** A copy with the part's agreed conversions. */
    public BookDocument by(@Nullable BaseUnit agreed) {
      return new BookDocument(stock, kind, source, document, lines, at, guarded, reason, agreed);
    }

    /** A copy that is refused where it takes more than there is and no reason is given. */
    public BookDocument guarded(@Nullable String why) {
      return new BookDocument(stock, kind, source, document, lines, at, true, why, units);
    }
  }

  /**
   * Blocks all stock of a batch while a problem is open, also what arrives meanwhile.
   *
   * @param cause the problem, by its batch and name; the same cause again changes nothing
   */
  record HoldBatch(StockId stock, String batch, String cause, Instant at) implements StockCommand {}

  /** Ends a cause of {@link HoldBatch}; the last one gives the stock back as it was. */
  record ReleaseBatch(StockId stock, String batch, String cause, Instant at)
      implements StockCommand {}

  /**
   * The quantities of a part in a stock report (INVRPT, 846) of its holder. It is never refused; an
   * impossible quantity is recorded as a contradiction.
   *
   * @param counts at most one for each key
   * @param at the moment of the stock, which the desk adds; null when the message is read
   */
  record ReportStock(
      StockId stock, List<ReportedCount> counts, ReportedIn report, @Nullable Instant at)
      implements StockCommand {
    public ReportStock {
      counts = List.copyOf(counts);
    }

    /** A copy with the moment. */
    public ReportStock at(Instant moment) {
      return new ReportStock(stock, counts, report, moment);
    }
  }
}
