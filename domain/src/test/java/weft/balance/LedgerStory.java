package weft.balance;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import weft.balance.SentGoods.Back;
import weft.balance.SentGoods.Came;
import weft.measure.Quantity;
import weft.opening.GoodsUnderway;
import weft.opening.OpeningTerms;
import weft.parts.BaseUnit;
import weft.parts.Conversion;
import weft.party.Side;
import weft.scheduling.release.Received;

/** The messages of both sides of a schedule, in the order in which they are sent. */
abstract class LedgerStory {
  static final LocalDate TODAY = LocalDate.of(2026, 12, 10);

  static final BaseUnit PIECES =
      new BaseUnit("PCE", List.of(new Conversion("BX", new BigDecimal("12"))));
  final List<Statement> statements = new ArrayList<>();
  final List<SentGoods> sent = new ArrayList<>();
  @Nullable SignedOpening opening;
  long position;

  /** Adds a release with a cumulative up to a day of December. */
  void stated(String number, int cumulative, int asOf) {
    stated(number, cumulative, asOf, null, null, null);
  }

  void stated(
      String number,
      @Nullable Integer cumulative,
      int asOf,
      @Nullable String last,
      @Nullable Integer lastQuantity,
      @Nullable LocalDate since) {
    position++;
    var received =
        new Received(
            cumulative == null ? null : Quantity.of(cumulative),
            day(asOf),
            lastQuantity == null ? null : Quantity.of(lastQuantity),
            null,
            last,
            null,
            null,
            since);
    statements.add(new Statement(number, false, position, at(position), received));
  }

  /** Ships goods that are still open. */
  void shipped(String number, int quantity, int arrives) {
    shipped(number, quantity, "PCE", arrives);
  }

  void shipped(String number, int quantity, String unit, int arrives) {
    position++;
    sent.add(
        new SentGoods(
            "Shipment:" + number,
            number,
            Set.of(number, "DN-" + number),
            position,
            at(position),
            day(arrives - 1),
            day(arrives),
            Quantity.of(quantity),
            Quantity.of(quantity),
            unit,
            List.of()));
  }

  /** Receives part of the last shipment; the missing quantity will not come. */
  void came(int on, int quantity, int missing, int over, int damaged) {
    position++;
    SentGoods it = sent.removeLast();
    List<Came> all = new ArrayList<>(it.came());
    all.add(
        new Came(
            position,
            day(on),
            Quantity.of(quantity),
            Quantity.of(missing),
            Quantity.of(over),
            Quantity.of(damaged)));
    sent.add(
        new SentGoods(
            it.shipment(),
            it.number(),
            it.names(),
            it.position(),
            it.toldAt(),
            it.shipped(),
            it.arrives(),
            it.quantity(),
            it.open().minus(Quantity.of(quantity - over + missing)),
            it.unit(),
            all,
            it.back()));
  }

  /** The buyer reports that it sent back goods of a shipment. */
  void sentBack(String number, int quantity) {
    position++;
    sent.replaceAll(
        it -> {
          if (!it.number().equals(number)) return it;
          List<Back> all = new ArrayList<>(it.back());
          all.add(new Back(position, Quantity.of(quantity)));
          return it.sentBack(all);
        });
  }

  /**
   * Both sides sign the numbers at the end of a day; goods in transit as {@code note=quantity@day}.
   */
  void signed(int asOf, int received, int shipped, @Nullable LocalDate since, String... inTransit) {
    position++;
    List<GoodsUnderway> goods = new ArrayList<>();
    for (String it : inTransit) {
      String[] parts = it.split("[=@]", -1);
      goods.add(
          new GoodsUnderway(
              parts[0],
              Quantity.of(parts[1]),
              parts.length < 3 ? null : day(Integer.parseInt(parts[2]))));
    }
    var terms =
        new OpeningTerms(
            day(asOf),
            "PCE",
            Quantity.of(received),
            Quantity.of(shipped),
            since,
            "LS-0",
            goods,
            null);
    opening = new SignedOpening(position, at(position), Side.SUPPLIER, terms);
  }

  static LocalDate day(int of) {
    return LocalDate.of(2026, 12, 1).plusDays(of - 1L);
  }

  static Instant at(long position) {
    return LocalDate.of(2026, 12, 1).atStartOfDay().toInstant(ZoneOffset.UTC).plusSeconds(position);
  }

  CumulativeLedger ledger() {
    return CumulativeLedger.of(PIECES, statements, sent, opening, TODAY);
  }

  UnderWay underWay() {
    return UnderWay.of(PIECES, statements, sent, opening);
  }

  /** Returns the open quantities of the lines of the release in force on a day of December. */
  List<Quantity> open(int today, int... lines) {
    List<Quantity> wanted = Arrays.stream(lines).mapToObj(it -> Quantity.of((long) it)).toList();
    return OpenQuantity.of(wanted, underWay().consumed(day(today), UnderWay.USUAL_DAYS));
  }

  static List<Quantity> pieces(int... of) {
    return Arrays.stream(of).mapToObj(it -> Quantity.of((long) it)).toList();
  }

  /** Returns both sides' figures, their difference, and its unexplained part. */
  static String figures(CumulativeLedger it) {
    return "%s - %s = %s, %s"
        .formatted(it.shipped(), it.received(), it.difference(), it.unexplained());
  }

  static List<String> items(CumulativeLedger ledger) {
    return ledger.explained().stream()
        .map(it -> it.kind() + " " + it.quantity() + " " + it.name())
        .toList();
  }
}
