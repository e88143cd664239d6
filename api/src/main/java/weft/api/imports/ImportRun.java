package weft.api.imports;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import weft.api.asking.Asking;
import weft.api.imports.Check.Good;
import weft.api.imports.ImportState.State;
import weft.api.imports.sheet.RowFault;
import weft.api.imports.sheet.UnreadableFile;
import weft.api.security.Caller;
import weft.event.Refused;
import weft.event.StreamCommand;
import weft.language.Text;

/** Runs one import: reads the file, checks it piece by piece, and stores many rows per append. */
final class ImportRun {
  /** An all-or-nothing import is one append, and an append is limited in size. */
  static final int MOST_AT_ONCE = 2_000;

  private static final Logger log = LoggerFactory.getLogger(ImportRun.class);
  private static final int CHECKED_TOGETHER = 1_000;
  private static final long TOLD_EVERY = 500_000_000;
  private static final int PUT_TOGETHER = 200;
  private static final int ROWS_TOGETHER = 10_000;

  private final UUID id;
  private final ImportMode mode;
  private final SourceFile file;
  private final Caller caller;
  private final Check<?, ?> check;
  private final Asking asking;
  private final ImportJobs jobs;
  private final boolean chinese;
  private final ImportTally tally;
  private final List<Good> waiting = new ArrayList<>();
  private long told = System.nanoTime();

  ImportRun(
      UUID id,
      ImportMode mode,
      SourceFile file,
      Caller caller,
      Check<?, ?> check,
      Asking asking,
      ImportJobs jobs,
      boolean chinese) {
    this.id = id;
    this.mode = mode;
    this.file = file;
    this.caller = caller;
    this.check = check;
    this.asking = asking;
    this.jobs = jobs;
    this.chinese = chinese;
    this.tally = new ImportTally(chinese);
  }

  void run() {
    try {
      SourceFile.Size size = file.size();
      tally.rows(size.rows(), size.layout());
      jobs.tell(id, tally);
      var units = new ArrayList<Unit>();
      file.each(
          size.mark(),
          it -> {
            units.add(it);
            if (units.size() == CHECKED_TOGETHER) take(units);
          });
      take(units);
      State state = concluded();
      byte[] badRows = tally.bad() == 0 ? null : BadRowsFile.of(file, tally.reasons(), chinese);
      jobs.finish(id, state, tally, badRows);
    } catch (UnreadableFile e) {
      tally.fault(e.fault());
      jobs.finish(id, State.REFUSED, tally, null);
    } catch (IOException e) {
      failed(new UncheckedIOException(e));
    } catch (RuntimeException e) {
      failed(e);
    }
  }

  private void failed(RuntimeException cause) {
    log.error("Import {} failed", id, cause);
    tally.fault(
        new RowFault(
            0,
            null,
            "unexpected",
            null,
            new Text(
                "The import was interrupted. What was imported until then stays; the same file can"
                    + " be imported again.",
                "平台处理中断。此前已导入的内容保留；同一文件可重新导入。")));
    jobs.finish(id, State.FAILED, tally, null);
  }

  private void take(List<Unit> units) {
    if (units.isEmpty()) return;
    List<Good> good = check.of(List.copyOf(units));
    units.forEach(tally::checked);
    units.clear();
    if (mode == ImportMode.GOOD_ROWS) tally.standingIsDone();
    switch (mode) {
      case PREVIEW -> {}
      case GOOD_ROWS -> {
        for (int i = 0; i < good.size(); ) {
          int end = together(good, i);
          put(good.subList(i, end));
          i = end;
        }
      }
      case ALL_OR_NOTHING -> {
        if (waiting.size() <= MOST_AT_ONCE) waiting.addAll(good);
      }
    }
    long now = System.nanoTime();
    if (now - told < TOLD_EVERY) return;
    told = now;
    jobs.tell(id, tally);
  }

  /**
   * The end of the units from the first on that one append stores: bounded by units and by rows.
   */
  private static int together(List<Good> good, int first) {
    int rows = 0;
    int end = first;
    while (end < good.size() && end - first < PUT_TOGETHER) {
      rows += good.get(end).unit().rows().size();
      if (rows > ROWS_TOGETHER && end > first) break;
      end++;
    }
    return end;
  }

  /**
   * Stores units in the versions that were checked; where a concurrent change came first, stores
   * them one by one.
   */
  private void put(List<Good> good) {
    try {
      ask(good);
    } catch (Refused e) {
      for (Good it : good) {
        try {
          ask(List.of(it));
        } catch (Refused its) {
          check.refused(it.unit(), its);
          tally.turnedBad(it.unit());
        }
      }
    }
  }

  private void ask(List<Good> good) {
    List<StreamCommand> commands = good.stream().map(Good::command).toList();
    asking.ask(caller, null, null, commands);
    tally.done(good.stream().mapToInt(it -> it.unit().rows().size()).sum());
  }

  private State concluded() {
    return switch (mode) {
      case PREVIEW -> State.CHECKED;
      case GOOD_ROWS -> State.DONE;
      case ALL_OR_NOTHING -> allOrNothing();
    };
  }

  private State allOrNothing() {
    if (tally.bad() > 0) return State.REFUSED;
    if (waiting.size() > MOST_AT_ONCE) {
      tally.fault(tooMany());
      return State.REFUSED;
    }
    try {
      if (!waiting.isEmpty()) ask(waiting);
      tally.standingIsDone();
      return State.DONE;
    } catch (Refused e) {
      Unit first = waiting.getFirst().unit();
      check.refused(first, e);
      first.faults().forEach(it -> tally.fault(it.at(0)));
      return State.REFUSED;
    }
  }

  private static RowFault tooMany() {
    return new RowFault(
        0,
        null,
        "too-many-at-once",
        null,
        new Text(
                "All or nothing takes at most %s parts, plans or counts at once; import the good"
                    + " rows instead, or divide the file.",
                "“全部导入或不导入”一次最多 %s 条；请改用“只导入无误的行”，或拆分文件。")
            .with(MOST_AT_ONCE));
  }
}
