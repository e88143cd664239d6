package weft.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import weft.bench.machine.ThousandMachines;
import weft.bench.planning.Counts;
import weft.bench.planning.Lists;
import weft.bench.planning.OpenBoards;
import weft.bench.planning.PlanningReads;
import weft.bench.planning.RunOutList;
import weft.bench.planning.Scans;
import weft.bench.reading.ReadingMessages;
import weft.bench.reading.ReadingX12;
import weft.bench.reading.WritingMessages;

/**
 * {@code deploy/bench/run [--short] [name...]}: runs the named benches, or all but {@code soak
 * [minutes]}, {@code planning-large}, {@code history-page}, {@code history-size} and {@code proof};
 * exits with 1 where a limit is missed.
 */
public final class Benches {
  static final List<Bench> ALL =
      List.of(
          new ReadingMessages(),
          new ReadingX12(),
          new WritingMessages(),
          new Commands(),
          new SealingCost(),
          new Proofs(),
          new LongStreams(),
          new BytesToRows(),
          new As2Messages(),
          new Isolation(),
          new CommitToVisible(),
          new FirstPage(),
          new StepEvents(),
          new HistoryPage(),
          new HistorySize(),
          new MadeAndMeasured(),
          new ThousandMachines(),
          new Lists(),
          new Scans(),
          new Counts(),
          new OpenBoards(),
          new PlanningReads(false),
          new RunOutList(),
          new PlanningReads(true),
          new Replaying(),
          new FiftyReleases(),
          new WorstInputs(),
          new Soak(Duration.ofMinutes(30)));

  private Benches() {}

  public static void main(String[] arguments) throws Exception {
    var table = System.out;
    System.setOut(System.err); // what the hub itself prints is progress
    var wanted = new ArrayList<>(List.of(arguments));
    var soak = soak(wanted);
    boolean small = wanted.contains("--short");
    var report = new Report(System.err, !small);
    var names = ALL.stream().map(Bench::name).toList();
    for (String it : wanted)
      if (!it.equals("--short") && !names.contains(it)) {
        System.err.println("No bench " + it + "; there are " + names);
        System.exit(2);
      }
    boolean all = wanted.stream().allMatch("--short"::equals);
    for (var bench : ALL)
      if (all ? !bench.isByNameAlone() : wanted.contains(bench.name())) {
        report.say("%s", bench.name());
        (bench instanceof Soak ? soak : bench).run(report, small);
      }
    BenchHub.closeShared();
    table.println(report.table());
    System.exit(report.missed() ? 1 : 0);
  }

  /** Removes the number after the option's name from the arguments and returns it. */
  private static Soak soak(List<String> wanted) {
    int minutes = wanted.indexOf("soak") + 1;
    boolean said = minutes > 0 && minutes < wanted.size() && wanted.get(minutes).matches("\\d+");
    return new Soak(Duration.ofMinutes(said ? Long.parseLong(wanted.remove(minutes)) : 30));
  }
}
