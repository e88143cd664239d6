package weft.api.consumption;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import weft.api.asking.Body;
import weft.api.reading.ReadContext;
import weft.api.reading.ReadContexts;
import weft.consumption.ConsumptionAccountId;
import weft.consumption.ConsumptionCommand;
import weft.consumption.ConsumptionCommand.StateConsumption;
import weft.consumption.ConsumptionLine;
import weft.language.Text;
import weft.measure.Quantity;
import weft.party.Partnership;
import weft.party.PartyDirectory;
import weft.party.PartyScope;
import weft.party.Side;
import weft.projections.consumption.ConsignedRow;
import weft.projections.consumption.ConsumptionAccounts;
import weft.projections.parts.PartAgreementRow;
import weft.projections.rows.BoardReads.Filter;
import weft.projections.rows.Moment;

/**
 * The movements of consigned goods since the last statement: present cumulatives less those of the
 * statement.
 */
@Component
class OpenConsumption {
  private static final int MOST = 20_000;

  /** Per statement. */
  private static final int LINES = 1_000;

  private final ReadContexts readings;
  private final PartyDirectory directory;

  OpenConsumption(ReadContexts readings, PartyDirectory directory) {
    this.readings = readings;
    this.directory = directory;
  }

  /**
   * The open consumption.
   *
   * @param known null where no goods of the owner were ever there, or where the reader does not see
   *     them
   * @param upTo the position up to which the lines go
   */
  record Open(@Nullable ConsumptionAccounts known, long upTo, List<ConsumptionLine> lines) {
    /**
     * Returns the commands that state it: several statements for many lines, so that no event is
     * large.
     */
    List<ConsumptionCommand> statements(ConsumptionAccountId account) {
      long after = known == null ? 0 : known.upTo();
      List<ConsumptionCommand> statements = new ArrayList<>();
      for (int i = 0; i == 0 || i < lines.size(); i += LINES)
        statements.add(
            new StateConsumption(
                account,
                i == 0 ? after : upTo,
                upTo,
                List.copyOf(lines.subList(i, Math.min(i + LINES, lines.size())))));
      return statements;
    }
  }

  /** Computes the open consumption as the reader sees it at the reading's position. */
  Open of(ReadContext reading, ConsumptionAccountId account) {
    var then = new Moment(reading.position());
    return readings.read(
        reading,
        (db, it) -> {
          PartyScope scope = it.scope();
          ConsumptionAccounts known =
              ConsumptionAccounts.list(db, scope, account, null, then, 1).stream()
                  .findFirst()
                  .orElse(null);
          List<ConsumptionLine> lines =
              known == null || known.changed() == 0
                  ? List.of()
                  : lines(db, scope, account, known.upTo(), then);
          return new Open(known, reading.position(), lines);
        });
  }

  private List<ConsumptionLine> lines(
      JdbcClient db, PartyScope scope, ConsumptionAccountId account, long since, Moment then) {
    List<ConsignedRow> now =
        rows(db, scope, account, then, new Filter("t.from_position > :since", "since", since));
    // Omitted rows would never be billed.
    if (now.size() == MOST) throw tooMuch();
    Map<String, ConsignedRow> before = new HashMap<>();
    if (since > 0)
      for (ConsignedRow it :
          rows(
              db,
              scope,
              account,
              new Moment(since),
              new Filter(
                  "t.stream || ' ' || t.item = any(:keys)",
                  "keys",
                  now.stream().map(OpenConsumption::key).toArray(String[]::new))))
        before.put(key(it), it);
    Map<String, String> numbers =
        numbers(account, now.stream().map(ConsignedRow::part).collect(Collectors.toSet()));
    List<ConsumptionLine> lines = new ArrayList<>();
    for (ConsignedRow it : now) {
      ConsumptionLine line = line(it, before.get(key(it)), numbers.get(it.part()));
      if (!isStill(line)) lines.add(line);
    }
    lines.sort(
        Comparator.comparing(ConsumptionLine::part)
            .thenComparing(ConsumptionLine::batch, Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(ConsumptionLine::unit));
    return lines;
  }

  private static RuntimeException tooMuch() {
    return Body.faulty(
        "too-much-at-once",
        "/site",
        new Text(
            "More parts and batches moved than can be handled at once (" + (MOST - 1) + ").",
            "变动的零件和批次过多，超出一次处理的上限（" + (MOST - 1) + "）。"));
  }

  /** Neither part contains a space, so the key is unique. */
  private static String key(ConsignedRow it) {
    return it.stream() + ' ' + it.item();
  }

  private static List<ConsignedRow> rows(
      JdbcClient db, PartyScope scope, ConsumptionAccountId account, Moment at, Filter more) {
    return ConsignedRow.BOARD
        .reads()
        .list(
            db,
            scope,
            List.of(
                Filter.is("holder", account.holder().value()),
                Filter.is("belongs_to", account.owner().value()),
                Filter.is("site", account.site()),
                once(scope, "stock"),
                more),
            List.of(),
            at,
            MOST);
  }

  /**
   * An auditor reads each row only once: the holder's, or the owner's where only the owner let it
   * read.
   *
   * @param context of the rows
   */
  static Filter once(PartyScope scope, String context) {
    return new Filter(
        "(t.owner = t.holder or t.holder <> all((select audited(:once))::text[]))",
        "once",
        scope.role() == PartyScope.Role.VIEWER ? null : context);
  }

  private static ConsumptionLine line(
      ConsignedRow now, @Nullable ConsignedRow before, @Nullable String ownerPart) {
    Quantity none = Quantity.ZERO;
    return new ConsumptionLine(
        now.part(),
        ownerPart,
        now.batch(),
        now.unit(),
        before == null ? none : before.stands(),
        now.received().minus(before == null ? none : before.received()),
        now.consumed().minus(before == null ? none : before.consumed()),
        now.returned().minus(before == null ? none : before.returned()),
        now.moved().minus(before == null ? none : before.moved()),
        now.difference().minus(before == null ? none : before.difference()),
        now.stands());
  }

  /** Whether only the place or status of the goods changed. */
  private static boolean isStill(ConsumptionLine it) {
    return List.of(it.received(), it.consumed(), it.returned(), it.moved(), it.difference())
        .stream()
        .allMatch(one -> one.amount().signum() == 0);
  }

  /** The owner's part numbers for the holder's, where the two agreed on exactly one. */
  private Map<String, String> numbers(ConsumptionAccountId account, Set<String> parts) {
    var buys = new Partnership(account.holder(), account.owner());
    boolean holderBuys = directory.profile(buys).isPresent();
    var between = holderBuys ? buys : new Partnership(account.owner(), account.holder());
    var scope = PartyScope.of(account.holder(), holderBuys ? Side.BUYER : Side.SUPPLIER);
    String column = holderBuys ? "part" : "supplier_part";
    List<PartAgreementRow> agreed =
        readings.read(
            new ReadContext(scope, Moment.NOW, 0, null),
            (db, it) ->
                PartAgreementRow.BOARD
                    .reads()
                    .list(
                        db,
                        it.scope(),
                        List.of(
                            Filter.is("buyer", between.buyer().value()),
                            Filter.is("supplier", between.supplier().value()),
                            new Filter(
                                "t." + column + " = any(:parts)",
                                "parts",
                                parts.toArray(String[]::new))),
                        List.of(),
                        Moment.NOW,
                        MOST));
    Map<String, Set<String>> all = new HashMap<>();
    for (PartAgreementRow it : agreed)
      all.computeIfAbsent(holderBuys ? it.part() : it.supplierPart(), _ -> new TreeSet<>())
          .add(holderBuys ? it.supplierPart() : it.part());
    Map<String, String> numbers = new HashMap<>();
    all.forEach(
        (part, others) -> {
          if (others.size() == 1) numbers.put(part, others.iterator().next());
        });
    return numbers;
  }
}
