package weft.deploy.demo;

import static weft.deploy.demo.DemoNetwork.JIAXIN;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import weft.event.StreamCommand;
import weft.measure.Quantity;
import weft.party.PersonCode;
import weft.picking.PickingCommand.ClosePicking;
import weft.picking.PickingCommand.OpenPicking;
import weft.picking.PickingCommand.ScanPicking;
import weft.picking.PickingId;
import weft.picking.PickingLine;

/**
 * The warehouse picks for shipments: two are done, and in one of them another batch was scanned
 * first. A third is under way.
 *
 * @param today the day of the play
 */
record DemoPickings(DemoDesk desk, LocalDate today) {
  private static final String WAREHOUSE = "warehouse@jiaxin";
  private static final PickingLine RODS = line("JX-881", 20, null, "A-03-2");
  private static final PickingLine PINS = line("JX-902", 60, null, "A-05-1");
  private static final PickingLine HOUSINGS =
      line(DemoMaking.HOUSING, 4, DemoMaking.HOUSINGS, "C-01-1");

  void pick() {
    Instant yesterday = today.minusDays(1).atTime(1, 10).toInstant(ZoneOffset.UTC);
    Instant morning = today.atTime(0, 20).toInstant(ZoneOffset.UTC);
    play("PK-2301", "LS-23011", List.of(RODS, PINS), yesterday, List.of("JX-881", "JX-902"), true);
    play(
        "PK-2302",
        "LS-23012",
        List.of(HOUSINGS, RODS),
        yesterday.plusSeconds(5_400),
        List.of("B-2310-4", DemoMaking.HOUSINGS, "JX-881"),
        true);
    play("PK-2303", null, List.of(RODS, PINS, HOUSINGS), morning, List.of("JX-881"), false);
  }

  /** Scans the codes at the first line until that is complete, then at the next one. */
  private void play(
      String number,
      @Nullable String shipment,
      List<PickingLine> lines,
      Instant begin,
      List<String> codes,
      boolean closed) {
    var picking = new PickingId(JIAXIN, "JX1", number);
    PersonCode person = DemoPerson.with(WAREHOUSE).code();
    ask(picking, 0, new OpenPicking(picking, shipment, lines, person));
    int at = 0;
    for (int i = 0; i < codes.size(); i++) {
      PickingLine line = lines.get(at);
      Instant moment = begin.plusSeconds(240L * i);
      ask(
          picking,
          i + 1,
          new ScanPicking(picking, at + 1, codes.get(i), line.quantity(), person, moment, moment));
      if (codes.get(i).equals(line.expected())) at++;
    }
    if (closed) ask(picking, codes.size() + 1, new ClosePicking(picking, null, person));
  }

  private void ask(PickingId picking, int step, StreamCommand command) {
    desk.ask(JIAXIN, WAREHOUSE, "demo-picking-" + picking.number() + "-" + step, command);
  }

  private static PickingLine line(
      String part, long quantity, @Nullable String batch, String location) {
    return new PickingLine(part, Quantity.of(quantity), "PCE", batch, location);
  }
}
