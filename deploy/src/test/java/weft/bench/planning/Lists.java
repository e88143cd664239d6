package weft.bench.planning;

import java.util.List;
import java.util.regex.Pattern;
import weft.bench.Bench;
import weft.bench.BenchHub;
import weft.bench.FirstPage;
import weft.bench.Report;
import weft.bench.Times;

/**
 * Measures {@code GET /api/v1/stock}, {@code /shipments?part=} and {@code /transit?part=} of a
 * supplier and an OEM among a thousand suppliers, on four connections. Compares each list with the
 * same request among three suppliers, to detect a list that slows down with others' rows.
 */
public final class Lists implements Bench {
  private static final int FEW = 15;
  private static final int ROUNDS = 3;
  private static final double MOST = 2;

  @Override
  public String name() {
    return "lists";
  }

  /** A list and its request. */
  private record Asked(String what, String path, String client, int items) {
    void check(BenchHub hub) throws Exception {
      String page = FirstPage.get(hub, path, FirstPage.token(hub, client));
      int found = page.split(Pattern.quote("\"unit\":"), -1).length - 1;
      if (found < items) throw new IllegalStateException("%s: %s".formatted(path, page));
    }

    Times times(BenchHub hub, double seconds) throws Exception {
      String token = FirstPage.token(hub, client);
      return FirstPage.times(_ -> () -> FirstPage.get(hub, path, token), seconds);
    }

    double p50(BenchHub hub, double seconds) throws Exception {
      double[] all = new double[ROUNDS];
      for (int i = 0; i < ROUNDS; i++) all[i] = times(hub, seconds).p50();
      return Times.median(all);
    }
  }

  private static List<Asked> asked() {
    String part = "?limit=50&part=LISTED-42";
    return List.of(
        new Asked("stock of a supplier", "/api/v1/stock?limit=50", "jiaxin-api", 50),
        new Asked(
            "stock of a part at an OEM's suppliers", "/api/v1/stock" + part, "hengyue-planner", 1),
        new Asked("stock of an OEM's suppliers", "/api/v1/stock?limit=50", "hengyue-planner", 50),
        new Asked("a supplier's shipments of a part", "/api/v1/shipments" + part, "jiaxin-api", 3),
        new Asked("an OEM's shipments of a part", "/api/v1/shipments" + part, "hengyue-planner", 3),
        new Asked("a supplier's transit of a part", "/api/v1/transit" + part, "jiaxin-api", 3),
        new Asked("an OEM's transit of a part", "/api/v1/transit" + part, "hengyue-planner", 3));
  }

  @Override
  public void run(Report report, boolean small) throws Exception {
    double seconds = small ? 0.01 : 1.5;
    double[] few = measured(report, new StockAndShipments(FEW), small, seconds);
    if (small) {
      report.figure(name(), "first pages", FEW + " suppliers", few.length + " lists", "");
      return;
    }
    var tables = new StockAndShipments(1_000);
    double[] many = measured(report, tables, false, seconds);
    for (int i = 0; i < many.length; i++) {
      Asked it = asked().get(i);
      boolean suppliers = it.client().equals("jiaxin-api");
      report.figure(
          name(),
          it.what(),
          "%,d suppliers: stock of %,d parts, %,d shipments of %,d lines"
              .formatted(tables.suppliers(), tables.stock(), tables.shipments(), tables.lines()),
          "p50 %.2f ms; %.2f of it".formatted(many[i], many[i] / few[i]),
          "of %d suppliers: p50 %.2f ms".formatted(FEW, few[i]),
          suppliers ? "p50 under 20 ms, and within 2" : "p50 under 100 ms",
          suppliers ? many[i] < 20 && many[i] / few[i] <= MOST : many[i] < 100);
    }
  }

  /**
   * The median of three rounds for each list; each list runs once per round, after a round for the
   * compiler.
   */
  private double[] measured(Report report, StockAndShipments tables, boolean small, double seconds)
      throws Exception {
    try (var hub = BenchHub.start(small)) {
      report.server(name(), hub.writer());
      tables.fill(hub);
      for (Asked it : asked()) it.check(hub);
      double[] p50 = new double[asked().size()];
      for (int i = 0; i < p50.length; i++) {
        if (!small) asked().get(i).times(hub, seconds);
        p50[i] = asked().get(i).p50(hub, seconds);
        report.say(
            "%s, %d suppliers: p50 %.2f ms", asked().get(i).what(), tables.suppliers(), p50[i]);
      }
      return p50;
    }
  }
}
