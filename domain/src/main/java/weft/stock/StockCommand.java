package weft.stock;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import weft.event.StreamCommand;
import weft.measure.Quantity;
import weft.parts.BaseUnit;
import weft.party.PartyCode;

/** Everything anyone can ask of stock. */
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
   * So much is there, counted at that moment; it holds whatever was booked up to then.
   *
   * @param reason needed where what moved since takes more than was counted
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
   * Goods moved, as somebody scanned or typed.
   *
   * @param to where a transfer goes; null of every other kind, and of one between sites
   * @param otherSite of a transfer between sites, which is asked of both: where the goods go, or
   *     come from
   * @param quantity negative where the kind takes from stock, and of a transfer to another site
   * @param document whose goods they are
   * @param reason needed where it takes more than there is
   * @param oneOfSeveral whether something else tells it apart from others under its document, as
   *     the key of a request does, so that they add up; where nothing does, the same goods named
   *     again are the same fact
   * @param label the number on the box that was scanned
   * @param units how units of the part meet, by its agreement, of goods whose document may name
   *     another than the stock is kept in; null where it has to be that of the stock
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
    /** One that nothing but its document tells apart. */
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

    /** In the unit of the stock. */
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

    /** The same of a part whose units meet so. */
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
   * A movement that never was: a wrong scan.
   *
   * @param movement its number: the version that the stream had after it
   */
  record ReverseMovement(StockId stock, long movement, String reason) implements StockCommand {}

  /**
   * What a document of another stream moves: a shipment issues, a receipt adds, reported output
   * adds. Never refused, unless it is {@code guarded}. Said again it is the same fact, and said
   * otherwise it takes the place of what it said before. Of a part whose stock nobody keeps here
   * nothing is issued.
   *
   * @param kind {@code ISSUE} or {@code RECEIPT}, mostly
   * @param source the other stream: a document's number may come again in another year
   * @param document its number, as scans name it
   * @param lines quantities positive; an issue that names no batch or place takes from those that
   *     there are; empty where the document is withdrawn
   * @param guarded whether it is refused where it takes more than there is and nobody says why:
   *     what a partner's message says has happened, and what a person says may be a slip
   * @param reason why it takes more than there is; kept where it does
   * @param units how units of the part meet, by its agreement: a line in another unit than the
   *     stock is kept in is booked in that of the stock; null where nothing is agreed
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
    /** What has happened, whatever there is. */
    public BookDocument(
        StockId stock,
        MovementKind kind,
        String source,
        String document,
        List<Portion> lines,
        Instant at) {
      this(stock, kind, source, document, lines, at, false, null, null);
    }

    /** The same of a part whose units meet so. */
    public BookDocument by(@Nullable BaseUnit agreed) {
      return new BookDocument(stock, kind, source, document, lines, at, guarded, reason, agreed);
    }

    /** The same of who is asked why it takes more than there is. */
    public BookDocument guarded(@Nullable String why) {
      return new BookDocument(stock, kind, source, document, lines, at, true, why, units);
    }
  }

  /**
   * What a stock report of the holder's (INVRPT, 846) says of the part. Never refused: what cannot
   * be is recorded.
   *
   * @param counts of each key one
   * @param at the moment of which it speaks, which the desk knows; null as a message is read
   */
  record ReportStock(
      StockId stock, List<ReportedCount> counts, ReportedIn report, @Nullable Instant at)
      implements StockCommand {
    public ReportStock {
      counts = List.copyOf(counts);
    }

    /** The same of a moment. */
    public ReportStock at(Instant moment) {
      return new ReportStock(stock, counts, report, moment);
    }
  }
}
