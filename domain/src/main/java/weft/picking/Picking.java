package weft.picking;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import weft.event.Refused;
import weft.event.Rules;
import weft.measure.Quantity;
import weft.picking.PickingCommand.ClosePicking;
import weft.picking.PickingCommand.OpenPicking;
import weft.picking.PickingCommand.ScanPicking;
import weft.picking.PickingEvent.PickingClosed;
import weft.picking.PickingEvent.PickingOpened;
import weft.picking.PickingEvent.PickingScanned;
import weft.picking.PickingEvent.WrongGoodsScanned;
import weft.picking.PickingRefusal.BeyondPickingLine;
import weft.picking.PickingRefusal.NoSuchPicking;
import weft.picking.PickingRefusal.NoSuchPickingLine;
import weft.picking.PickingRefusal.NothingScanned;
import weft.picking.PickingRefusal.NothingToPick;
import weft.picking.PickingRefusal.PickingExists;
import weft.picking.PickingRefusal.PickingIncomplete;
import weft.picking.PickingRefusal.PickingIsClosed;
import weft.picking.PickingRefusal.ScannedInTheFuture;
import weft.picking.PickingRefusal.TooManyScans;

/**
 * The rules of a picking: a line is complete when right goods of its whole quantity were scanned.
 * Wrong goods are recorded and count nothing. A picking moves no stock; its shipment does.
 *
 * @param lines empty before it is opened
 * @param picked the quantity that each line has
 * @param scans right and wrong ones
 */
public record Picking(List<PickingLine> lines, List<Quantity> picked, int scans, boolean closed)
    implements Rules<PickingCommand, PickingEvent, Picking> {
  public static final Picking NEW = new Picking(List.of(), List.of(), 0, false);

  public static final int MOST_LINES = 100;
  static final int MOST_SCANS = 500;

  /** How far the clock of a scanner may be ahead. */
  private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(5);

  @Override
  public List<PickingEvent> decide(PickingCommand command) {
    return switch (command) {
      case OpenPicking it -> {
        if (!lines.isEmpty()) throw new Refused(new PickingExists(it.picking().number()));
        if (it.lines().isEmpty()
            || it.lines().stream().anyMatch(one -> !one.quantity().isPositive()))
          throw new Refused(new NothingToPick());
        yield List.of(new PickingOpened(it.picking(), it.shipment(), it.lines(), it.person()));
      }
      case ScanPicking it -> List.of(scan(it));
      case ClosePicking it -> close(it);
    };
  }

  private PickingEvent scan(ScanPicking asked) {
    if (lines.isEmpty()) throw new Refused(new NoSuchPicking());
    if (closed) throw new Refused(new PickingIsClosed());
    if (asked.line() < 1 || asked.line() > lines.size())
      throw new Refused(new NoSuchPickingLine(asked.line(), lines.size()));
    if (!asked.quantity().isPositive()) throw new Refused(new NothingScanned());
    if (asked.at().isAfter(asked.now().plus(CLOCKS_DIFFER)))
      throw new Refused(new ScannedInTheFuture(asked.at()));
    if (scans >= MOST_SCANS) throw new Refused(new TooManyScans(MOST_SCANS));
    PickingLine line = lines.get(asked.line() - 1);
    if (!line.accepts(ScannedCode.of(asked.code())))
      return new WrongGoodsScanned(
          asked.picking(),
          asked.line(),
          line.expected(),
          asked.code(),
          asked.quantity(),
          asked.person(),
          asked.at());
    Quantity left = line.quantity().minus(picked.get(asked.line() - 1));
    if (asked.quantity().exceeds(left))
      throw new Refused(new BeyondPickingLine(asked.line(), left, line.unit()));
    return new PickingScanned(
        asked.picking(),
        asked.line(),
        asked.code(),
        asked.quantity(),
        asked.quantity().equals(left),
        asked.person(),
        asked.at());
  }

  private List<PickingEvent> close(ClosePicking asked) {
    if (lines.isEmpty()) throw new Refused(new NoSuchPicking());
    if (closed) return List.of();
    int open = openLines();
    if (open > 0 && asked.reason() == null) throw new Refused(new PickingIncomplete(open));
    return List.of(new PickingClosed(asked.picking(), asked.reason(), asked.person()));
  }

  private int openLines() {
    int open = 0;
    for (int i = 0; i < lines.size(); i++)
      if (lines.get(i).quantity().exceeds(picked.get(i))) open++;
    return open;
  }

  @Override
  public Picking evolve(PickingEvent event) {
    return switch (event) { // no default: a new event must be thought about here
      case PickingOpened it ->
          new Picking(it.lines(), Collections.nCopies(it.lines().size(), Quantity.ZERO), 0, false);
      case PickingScanned it -> {
        List<Quantity> now = new ArrayList<>(picked);
        now.set(it.line() - 1, now.get(it.line() - 1).plus(it.quantity()));
        yield new Picking(lines, List.copyOf(now), scans + 1, closed);
      }
      case WrongGoodsScanned _ -> new Picking(lines, picked, scans + 1, closed);
      case PickingClosed _ -> new Picking(lines, picked, scans, true);
    };
  }
}
