package weft.machine;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import weft.machine.MachineCommand.BeginStop;
import weft.machine.MachineCommand.EndStop;
import weft.machine.MachineCommand.WithdrawStop;

/** Compares the stops that readings show with those that a machine's stream knows. */
public final class StopsFound {
  private StopsFound() {}

  /** A stop that the stream knows. */
  public record Known(int n, MachineState state, Instant from, @Nullable Instant until) {}

  /**
   * The commands that bring the stream up to date with the readings. They withdraw stops that were
   * none, then end stops, then begin new ones.
   *
   * @param runs all of them from some moment on, in order
   * @param known those that began since that moment
   */
  public static List<MachineCommand> commands(
      MachineId machine,
      List<StateRun> runs,
      List<Known> known,
      int stopAfterSeconds,
      Instant now) {
    List<StateRun> found = runs.stream().filter(it -> isStop(it, stopAfterSeconds, now)).toList();
    List<MachineCommand> none = new ArrayList<>();
    List<MachineCommand> ended = new ArrayList<>();
    List<MachineCommand> begun = new ArrayList<>();
    for (Known it : known) {
      StateRun run = found.stream().filter(at -> isSame(it, at)).findFirst().orElse(null);
      if (run == null || (run.until() == null && it.until() != null))
        none.add(new WithdrawStop(machine, it.n()));
      else if (run.until() != null && !Objects.equals(run.until(), it.until()))
        ended.add(new EndStop(machine, it.n(), run.until()));
    }
    for (StateRun it : found)
      if (known.stream()
          .noneMatch(at -> isSame(at, it) && (it.until() != null || at.until() == null)))
        begun.add(new BeginStop(machine, it.state(), it.from(), it.until()));
    List<MachineCommand> all = new ArrayList<>(none);
    all.addAll(ended);
    all.addAll(begun);
    return all;
  }

  private static boolean isStop(StateRun run, int stopAfterSeconds, Instant now) {
    Instant until = run.until() == null ? now : run.until();
    return run.state().isStop() && until.isAfter(run.from().plusSeconds(stopAfterSeconds));
  }

  private static boolean isSame(Known known, StateRun run) {
    return known.state() == run.state() && known.from().equals(run.from());
  }
}
