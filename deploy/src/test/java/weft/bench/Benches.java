package weft.bench;

import java.util.Arrays;
import java.util.List;

/**
 * {@code deploy/bench/run [--short] [name...]}: runs the benches named, or all; ends with 1 where a
 * limit is missed.
 */
public final class Benches {
  static final List<Bench> ALL =
      List.of(
          new ReadingMessages(),
          new ReadingX12(),
          new Commands(),
          new LongStreams(),
          new BytesToRows(),
          new CommitToVisible(),
          new FirstPage(),
          new Replaying());

  private Benches() {}

  public static void main(String[] arguments) throws Exception {
    var table = System.out;
    System.setOut(System.err); // what the hub itself prints is progress
    var wanted = List.of(arguments);
    boolean small = wanted.contains("--short");
    var report = new Report(System.err, !small);
    var names = ALL.stream().map(Bench::name).toList();
    for (String it : wanted)
      if (!it.equals("--short") && !names.contains(it)) {
        System.err.println("No bench " + it + "; there are " + names);
        System.exit(2);
      }
    boolean all = Arrays.stream(arguments).allMatch("--short"::equals);
    for (var bench : ALL)
      if (all || wanted.contains(bench.name())) {
        report.say("%s", bench.name());
        bench.run(report, small);
      }
    table.println(report.table());
    System.exit(report.missed() ? 1 : 0);
  }
}
