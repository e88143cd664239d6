package weft.chaos;

import ch.qos.logback.classic.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code deploy/chaos/run [--short] [--seed N] [name...]}: runs the named scenarios, or all; exits
 * with 1 where a promise was broken.
 */
public final class Scenarios {
  static final List<Scenario> ALL =
      List.of(
          new KilledHub(),
          new KilledPostgres(),
          new LostNeighbour(),
          new StalledDatabase(),
          new HalfOpen(),
          new Bombs(),
          new HungryReader(),
          new BurstSearch(),
          new JsonFlood(),
          new Exponents(),
          new WidePages(),
          new GrowingRow(),
          new OddRequests(),
          new FullDisk(false),
          new SteppedClock(),
          new Conflicts(),
          new FullDisk(true),
          new WrongRows(),
          new NewKeys(),
          new LostCommits(), // other trials on the shared site would lack the lost data
          new ControlBombs(),
          new ControlHungryReader(),
          new ControlBurstSearch(),
          new ControlJsonFlood(),
          new ControlExponents(),
          new ControlWidePages(),
          new ControlGrowingRow());

  /** Scenarios that no build runs, because they need two disks or a hub without a protection. */
  private static final Set<String> BY_HAND =
      Set.of(
          "full-disks",
          "control-bombs",
          "control-hungry-reader",
          "control-burst-search",
          "control-json-flood");

  /** Each build kills the hub, its PostgreSQL and a neighbour, and stalls the database. */
  private static final Set<String> EVERY_BUILD =
      Set.of("killed-hub", "killed-postgres", "two-hubs", "stalled-database");

  static List<Scenario> ofThisBuild(boolean isLong) {
    return ALL.stream()
        .filter(it -> isLong ? !BY_HAND.contains(it.name()) : EVERY_BUILD.contains(it.name()))
        .toList();
  }

  private Scenarios() {}

  static List<String> names() {
    return ALL.stream().map(Scenario::name).toList();
  }

  public static void main(String[] arguments) {
    var table = System.out;
    System.setOut(System.err); // what the hub itself prints is progress
    boolean small = false;
    long seed = System.nanoTime() & 0xFFFF_FFFFL;
    var names = new ArrayList<String>();
    for (int i = 0; i < arguments.length; i++)
      switch (arguments[i]) {
        case "--short" -> small = true;
        case "--seed" -> seed = Long.parseLong(arguments[++i]);
        default -> names.add(arguments[i]);
      }
    var known = names();
    if (!known.containsAll(names)) {
      System.err.println("No such scenario in " + names + "; there are " + known);
      System.exit(2);
    }
    quiet();
    System.err.println("seed " + seed);
    boolean broken = false;
    table.println("| scenario | seed | what was found |\n|---|---|---|");
    for (var scenario : ALL)
      if (names.isEmpty() || names.contains(scenario.name()))
        broken |= !run(Trial.of(scenario, seed, small, System.err), scenario, table);
    System.exit(broken ? 1 : 0);
  }

  /** The replay runs in this process, which has no logging set up. */
  static void quiet() {
    if (LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME)
        instanceof ch.qos.logback.classic.Logger it) it.setLevel(Level.WARN);
  }

  /** Counts any exception as a broken promise; the other scenarios still run. */
  @SuppressWarnings("CatchingUnchecked")
  private static boolean run(Trial trial, Scenario scenario, java.io.PrintStream table) {
    try {
      scenario.run(trial);
      return true;
    } catch (Exception | AssertionError e) {
      e.printStackTrace(System.err);
      DemoSite.discard();
      trial.found("**BROKEN**: %s", e);
      return false;
    } finally {
      table.println(
          "| %s | %d | %s |"
              .formatted(scenario.name(), trial.seed(), String.join("; ", trial.findings())));
    }
  }
}
