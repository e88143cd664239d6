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

  /** The number of the event in the stream, from 1. */
  long number();

  /** The keys that the event concerns. */
  List<StockKey> keys();

  /**
   * The holder and the owners of the goods. The receiver of a shipment that issues them does not
   * see the event.
   */
  @Override
  default Set<PartyCode> concerns() {
    return Stream.concat(Stream.of(stock().holder()), keys().stream().map(StockKey::owner))
        .collect(Collectors.toSet());
  }

  /**
   * A key was counted.
   *
   * @param stands the counted quantity and what moved after {@code at}
   * @param before the booked quantity until then; null where there was none, or in another unit
   * @param report the stock report; null where no message stated the count
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
    @Override
    public List<StockKey> keys() {
      return List.of(key);
    }
  }

  /**
   * A count of a moment before an existing count; kept without effect.
   *
   * @param countedAt the moment of the count that is in force
   * @param report the stock report; null where no message stated the count
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
    @Override
    public List<StockKey> keys() {
      return List.of(key);
    }
  }

  /**
   * Goods moved.
   *
   * @param quantity as stated: negative out of stock
   * @param otherSite for a transfer between sites, the site where the goods go or come from
   * @param postings one; two for a transfer within the site, of which one may have no effect
   * @param label the number on the scanned box; null where none was scanned
   */
  record StockMoved(
      StockId stock,
      long number,
      MovementKind kind,
      @Nullable String otherSite,
      Quantity quantity,
      String unit,
      Instant at,
      List<StockPosting> postings,
      @Nullable String document,
      @Nullable String reason,
      @Nullable String label)
      implements StockEvent {
    @Override
    public List<StockKey> keys() {
      return StockPosting.keys(postings);
    }
  }

  /**
   * Goods moved before the last count, which includes the movement; kept without effect.
   *
   * @param label the number on the scanned box; null where none was scanned
   */
  record LateMovementKept(
      StockId stock,
      long number,
      MovementKind kind,
      @Nullable String otherSite,
      Quantity quantity,
      String unit,
      Instant at,
      List<StockPosting> postings,
      @Nullable String document,
      @Nullable String reason,
      @Nullable String label)
      implements StockEvent {
    @Override
    public List<StockKey> keys() {
      return StockPosting.keys(postings);
    }
  }

  /**
   * A movement was reversed: its opposite is booked at the moment of the movement.
   *
   * @param movement the number of the movement
   */
  record MovementReversed(
      StockId stock,
      long number,
      long movement,
      MovementKind kind,
      Instant at,
      List<StockPosting> postings,
      @Nullable String document,
      String reason)
      implements StockEvent {
    @Override
    public List<StockKey> keys() {
      return StockPosting.keys(postings);
    }
  }

  /**
   * A document of another stream moved goods, or its changed content moved other goods than before.
   *
   * @param source the other stream
   * @param says the quantities in the document, positive
   * @param postings the changes, compared with its earlier booking and the scans under it
   * @param reason why it takes more than there was; null where it does not, or none was required
   */
  record DocumentBooked(
      StockId stock,
      long number,
      MovementKind kind,
      String source,
      String document,
      Instant at,
      List<Portion> says,
      List<StockPosting> postings,
      @Nullable String reason)
      implements StockEvent {
    @Override
    public List<StockKey> keys() {
      return StockPosting.keys(postings);
    }

    /**
     * Includes the net change of the stock, because a replaced or cancelled document takes its
     * booking back.
     */
    Text told() {
      SortedMap<String, Quantity> changed = new TreeMap<>();
      for (StockPosting it : postings)
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
      if (postings.stream().anyMatch(StockPosting::leavesLessThanNothing))
        return new Text(
                "%s with document %s: %4$s of part %3$s, more than there was. Nobody gave a"
                    + " reason.%5$s",
                "%s（单据 %s）：零件 %s %s，超过现有库存，未填写原因。%s")
            .with(kind.text(), document, stock.part(), sums, exactness);
      return new Text("%s with document %s: %4$s of part %3$s.%5$s", "%s（单据 %s）：零件 %s %s。%s")
          .with(kind.text(), document, stock.part(), sums, exactness);
    }
  }

  /**
   * Stock of a batch was blocked because of a problem.
   *
   * @param cause the problem, by its batch and name
   * @param postings out of usable stock or stock under inspection, into blocked stock; empty where
   *     there was none
   */
  record BatchHeld(
      StockId stock,
      long number,
      String batch,
      String cause,
      Instant at,
      List<StockPosting> postings)
      implements StockEvent {
    @Override
    public List<StockKey> keys() {
      return StockPosting.keys(postings);
    }
  }

  /**
   * A problem no longer blocks the stock of a batch.
   *
   * @param postings out of blocked stock, into what it was; empty where another problem still holds
   *     the batch
   */
  record BatchReleased(
      StockId stock,
      long number,
      String batch,
      String cause,
      Instant at,
      List<StockPosting> postings)
      implements StockEvent {
    @Override
    public List<StockKey> keys() {
      return StockPosting.keys(postings);
    }
  }

  /** States which quantities were rounded and which moved no stock; empty where neither applies. */
  static Text exactness(List<StockPosting> postings) {
    boolean rounded = postings.stream().anyMatch(it -> it.isAdded() && it.isRounded());
    String left =
        postings.stream()
            .filter(it -> it.kept() == StockPosting.Kept.OTHER_UNIT)
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

  /** States what changed its status; empty where nothing did. */
  static Text changed(List<StockPosting> postings) {
    String all =
        postings.stream()
            .filter(it -> it.quantity().isPositive())
            .map(it -> it.quantity() + " " + it.unit())
            .collect(Collectors.joining(", "));
    return all.isEmpty()
        ? new Text("", "")
        : new Text(" The status of %s changed.", "涉及 %s。").with(all);
  }

  /** A quantity in a stock report is impossible; kept without effect for a person to resolve. */
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

    /** Names the contradicting facts, but no quantities of the holder. */
    @Override
    public Text told() {
      return new Text(
              "The reported stock of part %s contradicts existing data: %s It was not applied.",
              "零件 %s 报告的库存与现有数据冲突：%s未生效。")
          .with(stock.part(), kind.text());
    }

    public enum Kind {
      OTHER_UNIT("it is kept in another unit.", "该库存以其他单位计量，"),
      MOVED_MORE("more has been issued since than was reported.", "此后出库数量超过报告数量，"),
      TOO_OLD("too many movements have been booked since.", "此后的库存变动过多，"),
      /** Reported as free, but a problem blocks it. */
      BATCH_HELD("the batch is blocked.", "该批次已冻结，");

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
