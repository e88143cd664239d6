package weft.bench;

import java.util.List;
import weft.database.TestDatabase;
import weft.sealing.ProofTimes;

/**
 * Measures a proof in a log of ten million leaves, and of a hundred thousand in turns with it. It
 * fills about half a gigabyte.
 */
final class Proofs implements Bench {
  private static final long LEAVES = 10_000_000;
  private static final long FEWER = 100_000;
  private static final double TO_REACH = 5;

  @Override
  public String name() {
    return "proof";
  }

  @Override
  public boolean isByNameAlone() {
    return true;
  }

  @Override
  public void run(Report report, boolean small) throws Exception {
    var sizes = small ? List.of(1_000L, FEWER) : List.of(FEWER, LEAVES);
    try (var db = TestDatabase.durable()) {
      report.server(name(), db.admin());
      report.say("filling %,d leaves", sizes.getLast());
      var times = ProofTimes.measure(db.pools().writer(), sizes, small ? 20 : 2_000);
      for (long size : sizes) {
        var measured = Times.of(times.get(size));
        report.figure(
            name(),
            "a proof",
            "%,d leaves".formatted(size),
            measured.toString(),
            "",
            "p50 under 5 ms",
            measured.p50() < TO_REACH);
      }
    }
  }
}
