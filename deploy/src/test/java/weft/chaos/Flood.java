package weft.chaos;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;

/** The requests of a party that tries to delay others: large bodies first, then long pages. */
final class Flood {
  private static final int BODIES = 8;
  private static final int PAGES = 16;
  private static final String JSON = "application/json";

  /** A megabyte each: a list of 350,000 lines, a list within its limit, and unknown fields. */
  private static final List<byte[]> SENT =
      List.of(
          lines("{}", 350_000),
          lines(
              "{\"part\":\"A1\",\"quantity\":\"1\",\"unit\":\"PCE\",\"note\":\""
                  + "x".repeat(140)
                  + "\"}",
              5_000),
          ("{\"unknown\":[" + "0,".repeat(4_900) + "0],\"text\":\"" + "y".repeat(1_000_000) + "\"}")
              .getBytes(UTF_8),
          ("{" + "\"a\":{\"b\":{\"c\":1}},".repeat(50_000) + "\"z\":1}").getBytes(UTF_8));

  private static final List<String> TO =
      List.of("/api/v1/stock/movements", "/api/v1/shipments", "/api/v1/production-schedules");

  private static final List<String> READ =
      List.of(
          "/api/v1/history/events?limit=500",
          "/api/v1/changes?after=0&limit=500",
          "/api/v1/call-offs?limit=500",
          "/v3/api-docs");

  private Flood() {}

  private static byte[] lines(String line, int times) {
    return ("{\"lines\":[" + String.join(",", Collections.nCopies(times, line)) + "]}")
        .getBytes(UTF_8);
  }

  /** The number of answers by status, for each. */
  record Found(Map<Integer, Integer> bodies, Map<Integer, Integer> pages) {
    @Override
    public String toString() {
      return "%d connections that send bodies of 1 MB were answered %s, %d that read long pages %s"
          .formatted(BODIES, bodies, PAGES, pages);
    }
  }

  static Found by(DemoSite site, Duration each) throws Exception {
    var sender = Reader.of(site, "lingyun-edi");
    var turn = new AtomicInteger();
    Map<Integer, Integer> bodies =
        Neighbour.from(
            BODIES,
            each,
            () -> {
              int n = turn.getAndIncrement();
              return sender
                  .post(TO.get(n % TO.size()), JSON, SENT.get(n % SENT.size()))
                  .statusCode();
            });
    Map<Integer, Integer> pages = new TreeMap<>();
    for (String it : READ)
      Neighbour.from(PAGES, each.dividedBy(READ.size()), () -> sender.get(it).statusCode())
          .forEach((status, times) -> pages.merge(status, times, Integer::sum));
    return new Found(bodies, pages);
  }
}
