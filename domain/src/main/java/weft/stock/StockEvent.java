package weft.stock;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import weft.event.Concerning;
import weft.event.ContradictionEvent;
import weft.event.StreamCommand;
import weft.language.Text;
import weft.measure.Quantity;
import weft.party.PartyCode;

/**
 * Everything that can happen to stock. Stored for ever: add nullable components, never rename or
 * move.
 */
public sealed interface StockEvent extends Concerning {
  StockId stock();

  /** Its place in the stream, from 1. */
  long number();

  /** Those that it speaks of. */
  List<StockKey> keys();

  /** The holder, and whose goods lie there; of a shipment that issues them, not who receives it. */
  @Override
  default Set<PartyCode> concerns() {
    return Stream.concat(Stream.of(stock().holder()), keys().stream().map(StockKey::owner))
        .collect(Collectors.toSet());
  }

  /**
   * A key was counted.
   *
   * @param stands what was counted, with what moved after {@code at}
   * @param before what was booked until then; null where nothing was, or in another unit
   * @param report that said it; null where no message did
   */
  record StockCounted(
      StockId stock,
      long number,
      StockKey key,
      Quantity quantity,
      String unit,
      Instant at,
      Quantity stands,
      @Nullable Quantity before,
      @Nullable String document,
      @Nullable String reason,
      @Nullable ReportedIn report)
      implements StockEvent {
    /** As people and systems count. */
    public StockCounted(
        StockId stock,
        long number,
        StockKey key,
        Quantity quantity,
        String unit,
        Instant at,
        Quantity stands,
        @Nullable Quantity before,
        @Nullable String document,
        @Nullable String reason) {
      this(stock, number, key, quantity, unit, at, stands, before, document, reason, null);
    }

    @Override
    public List<StockKey> keys() {
      return List.of(key);
    }
  }

  /**
   * A count of a moment before another that is there: kept, and without effect.
   *
   * @param countedAt of the count that holds
   * @param report that said it; null where no message did
   */
  record LateCountKept(
      StockId stock,
      long number,
      StockKey key,
      Quantity quantity,
      String unit,
      Instant at,
      Instant countedAt,
      @Nullable String document,
      @Nullable String reason,
      @Nullable ReportedIn report)
      implements StockEvent {
    /** As people and systems count. */
    public LateCountKept(
        StockId stock,
        long number,
        StockKey key,
        Quantity quantity,
        String unit,
        Instant at,
        Instant countedAt,
        @Nullable String document,
        @Nullable String reason) {
      this(stock, number, key, quantity, unit, at, countedAt, document, reason, null);
    }

    @Override
    public List<StockKey> keys() {
      return List.of(key);
    }
  }

  /**
   * Goods moved.
   *
   * @param quantity as it was said: negative out of stock
   * @param otherSite where a transfer between sites goes, or comes from
   * @param postings one, of a transfer within the site two; one of the two may be without effect
   * @param label the number on the box that was scanned; null where none was
   */
  record StockMoved(
      StockId stock,
      long number,
      MovementKind kind,
      @Nullable String otherSite,
      Quantity quantity,
      String unit,
      Instant at,
      List<Posting> postings,
      @Nullable String document,
      @Nullable String reason,
      @Nullable String label)
      implements StockEvent {
    /** Of no box that has a number. */
    public StockMoved(
        StockId stock,
        long number,
        MovementKind kind,
        @Nullable String otherSite,
        Quantity quantity,
        String unit,
        Instant at,
        List<Posting> postings,
        @Nullable String document,
        @Nullable String reason) {
      this(stock, number, kind, otherSite, quantity, unit, at, postings, document, reason, null);
    }

    @Override
    public List<StockKey> keys() {
      return Posting.keys(postings);
    }
  }

  /**
   * Goods moved before the last count, which has it: kept, and without effect.
   *
   * @param label the number on the box that was scanned; null where none was
   */
  record LateMovementKept(
      StockId stock,
      long number,
      MovementKind kind,
      @Nullable String otherSite,
      Quantity quantity,
      String unit,
      Instant at,
      List<Posting> postings,
      @Nullable String document,
      @Nullable String reason,
      @Nullable String label)
      implements StockEvent {
    /** Of no box that has a number. */
    public LateMovementKept(
        StockId stock,
        long number,
        MovementKind kind,
        @Nullable String otherSite,
        Quantity quantity,
        String unit,
        Instant at,
        List<Posting> postings,
        @Nullable String document,
        @Nullable String reason) {
      this(stock, number, kind, otherSite, quantity, unit, at, postings, document, reason, null);
    }

    @Override
    public List<StockKey> keys() {
      return Posting.keys(postings);
    }
  }

  /**
   * A movement never was: its opposite is booked, at the moment of the movement.
   *
   * @param movement the number of the movement
   */
  record MovementReversed(
      StockId stock,
      long number,
      long movement,
      MovementKind kind,
      Instant at,
      List<Posting> postings,
      @Nullable String document,
      String reason)
      implements StockEvent {
    @Override
    public List<StockKey> keys() {
      return Posting.keys(postings);
    }
  }

  /**
   * A document of another stream moved goods, or moved others than it said before.
   *
   * @param source the other stream
   * @param says what it says was moved, quantities positive
   * @param postings what that changes, beside what it said before and what was scanned under it
   * @param reason why it takes more than there was; null where it does not, or nobody was asked
   */
  record DocumentBooked(
      StockId stock,
      long number,
      MovementKind kind,
      String source,
      String document,
      Instant at,
      List<Portion> says,
      List<Posting> postings,
      @Nullable String reason)
      implements StockEvent {
    /** Of which nobody was asked why. */
    public DocumentBooked(
        StockId stock,
        long number,
        MovementKind kind,
        String source,
        String document,
        Instant at,
        List<Portion> says,
        List<Posting> postings) {
      this(stock, number, kind, source, document, at, says, postings, null);
    }

    @Override
    public List<StockKey> keys() {
      return Posting.keys(postings);
    }

    /** With the change of the stock: a document that is replaced or cancelled takes it back. */
    Text told() {
      SortedMap<String, Quantity> changed = new TreeMap<>();
      for (Posting it : postings)
        if (it.isAdded()) changed.merge(it.unit(), it.quantity(), Quantity::plus);
      String sums =
          changed.entrySet().stream()
              .map(
                  it -> (it.getValue().isPositive() ? "+" : "") + it.getValue() + " " + it.getKey())
              .collect(Collectors.joining(", "));
      Text exactness = exactness(postings);
      if (sums.isEmpty())
        return new Text(
                "%s with document %s: no change of the stock of part %s.%s",
                "%s（单据 %s）：零件 %s 库存不变。%s")
            .with(kind.text(), document, stock.part(), exactness);
      if (reason != null)
        return new Text(
                "%s with document %s: %4$s of part %3$s, more than there was. Reason: %5$s.%6$s",
                "%s（单据 %s）：零件 %s %s，超过现有库存。原因：%s。%s")
            .with(kind.text(), document, stock.part(), sums, reason, exactness);
      if (postings.stream().anyMatch(Posting::leavesLessThanNothing))
        return new Text(
                "%s with document %s: %4$s of part %3$s, more than there was. Nobody gave a"
                    + " reason.%5$s",
                "%s（单据 %s）：零件 %s %s，超过现有库存，未填写原因。%s")
            .with(kind.text(), document, stock.part(), sums, exactness);
      return new Text("%s with document %s: %4$s of part %3$s.%5$s", "%s（单据 %s）：零件 %s %s。%s")
          .with(kind.text(), document, stock.part(), sums, exactness);
    }
  }

  /** Which of it is rounded, and which did not move any stock; empty where neither is so. */
  static Text exactness(List<Posting> postings) {
    boolean rounded = postings.stream().anyMatch(it -> it.isAdded() && it.isRounded());
    String left =
        postings.stream()
            .filter(it -> it.kept() == Posting.Kept.OTHER_UNIT)
            .map(it -> it.quantity() + " " + it.unit())
            .collect(Collectors.joining(", "));
    Text told =
        rounded
            ? new Text(" The quantity was rounded to six decimals.", "数量已四舍五入到六位小数。")
            : new Text("", "");
    return left.isEmpty()
        ? told
        : new Text(
                "%s Not moved: %s, because no conversion to the unit of the stock is agreed.",
                "%s未计入库存：%s，因未约定与库存单位的换算。")
            .with(told, left);
  }

  /** What a stock report says cannot be: kept for someone to work on, and without effect. */
  record ReportContradicted(
      StockId stock,
      long number,
      StockKey key,
      Quantity quantity,
      String unit,
      Instant at,
      Kind kind,
      ReportedIn report)
      implements StockEvent, ContradictionEvent {
    @Override
    public List<StockKey> keys() {
      return List.of(key);
    }

    @Override
    public @Nullable Integer segment(StreamCommand by) {
      return report.segment();
    }

    /** What contradicts what, without a word of what the holder has. */
    @Override
    public Text told() {
      return new Text(
              "The reported stock of part %s contradicts existing data: %s It was not applied.",
              "零件 %s 报告的库存与现有数据矛盾：%s未生效。")
          .with(stock.part(), kind.text());
    }

    public enum Kind {
      OTHER_UNIT("it is kept in another unit.", "该库存以其他单位计量，"),
      MOVED_MORE("more has been issued since than was reported.", "此后出库数量超过报告数量，"),
      TOO_OLD("too many movements have been booked since.", "此后的库存变动过多，");

      @SuppressWarnings("ImmutableEnumChecker") // a record of two strings
      private final Text text;

      Kind(String en, String zh) {
        text = new Text(en, zh);
      }

      public Text text() {
        return text;
      }
    }
  }
}
