package weft.api.imports;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;
import weft.api.asking.Asking;
import weft.api.asking.BodyRoom;
import weft.api.problem.TooManyAtATime;
import weft.api.reading.BoardPages;
import weft.api.reading.Ids;
import weft.api.reading.ReadContexts;
import weft.api.security.Caller;
import weft.context.Contexts;
import weft.desk.Busy;
import weft.desk.DeskRefusal;
import weft.desk.DryRun;
import weft.event.Refused;
import weft.event.Streams;
import weft.history.Positions;
import weft.projections.rows.Board;

/**
 * Starts imports, a few at a time in turn, and waits two seconds for each: most are finished by
 * then.
 */
@Component
class Importing implements DisposableBean {
  private static final Duration TURN = Duration.ofSeconds(10);
  private static final Duration PATIENCE = Duration.ofSeconds(2);
  private static final Duration SHOWN = Duration.ofSeconds(5);
  private static final Duration LOOK = Duration.ofMillis(100);

  private final List<Importable<?, ?>> importables;
  private final BoardPages pages;
  private final ReadContexts readings;
  private final Positions positions;
  private final Asking asking;
  private final ImportJobs jobs;
  private final DryRun trial;
  private final Clock clock;
  private final ImportSlots turns = new ImportSlots(TURN);
  private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();

  Importing(
      List<Importable<?, ?>> importables,
      BoardPages pages,
      ReadContexts readings,
      Positions positions,
      Asking asking,
      ImportJobs jobs,
      Streams streams,
      Clock clock) {
    this.importables = importables;
    this.pages = pages;
    this.readings = readings;
    this.positions = positions;
    this.asking = asking;
    this.jobs = jobs;
    this.trial = new DryRun(Contexts.TYPES, streams);
    this.clock = clock;
  }

  /** The resource of this name; 404 where it cannot be imported or exported. */
  Importable<?, ?> of(String what) {
    Optional<Importable<?, ?>> found =
        importables.stream().filter(it -> it.what().equals(what)).findFirst();
    return found.orElseThrow(Ids::notFound);
  }

  /** The options of an import: everything but the file. */
  record Asked(
      Importable<?, ?> importable,
      Caller caller,
      @Nullable String as,
      ImportMode mode,
      boolean chinese) {}

  /** A running import. */
  record Begun(UUID id, Future<?> running) {}

  /**
   * Starts an import; the body's room is released when it ends.
   *
   * @throws TooManyAtATime where another import of the party waits or runs already
   * @throws Busy where its turn does not come within ten seconds, or too much waits
   */
  Begun begin(Asked asked, ImportRequest request, SourceFile file, BodyRoom.Held room) {
    UUID id = request.id();
    Caller caller = asked.caller();
    turns.take(caller.requireParty(), file.bytes().length);
    try {
      jobs.begin(
          request,
          caller.requireParty(),
          caller.member(),
          asked.importable().what(),
          asked.mode(),
          file.format());
      var run = run(id, asked, file, asked.importable());
      return new Begun(id, workers.submit(() -> ran(id, run, room)));
    } catch (RuntimeException e) {
      turns.end();
      throw e;
    }
  }

  /**
   * Whether it repeats a request with the same key; 422 {@code idempotency-key-reused} where the
   * key was used for a different one.
   */
  boolean isRepeated(Caller caller, ImportRequest request) {
    if (request.key() == null) return false;
    Optional<String> before = jobs.fingerprint(caller.requireParty(), request.id());
    if (before.isEmpty()) return false;
    if (!before.get().equals(request.fingerprint()))
      throw new Refused(new DeskRefusal.KeyReused(request.key()));
    return true;
  }

  /** The state of an import that an earlier request started, after two seconds or when it ends. */
  ImportState awaited(Caller caller, UUID id) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    ImportState state = jobs.find(caller.requireParty(), id).orElseThrow(Ids::notFound);
    while (state.state() == ImportState.State.RUNNING && System.nanoTime() < end) {
      LockSupport.parkNanos(LOOK.toNanos());
      state = jobs.find(caller.requireParty(), id).orElseThrow(Ids::notFound);
    }
    return state;
  }

  /** Its state after two seconds, or when it ends if that is sooner. */
  ImportState awaited(Caller caller, Begun begun) {
    await(begun.running());
    return jobs.find(caller.requireParty(), begun.id()).orElseThrow(Ids::notFound);
  }

  private <B, R extends Record & Board.Row<R>> ImportRun run(
      UUID id, Asked asked, SourceFile file, Importable<B, R> importable) {
    var check =
        new Check<>(
            importable, pages, readings, trial, asked.caller(), asked.as(), clock.instant());
    return new ImportRun(
        id, asked.mode(), file, asked.caller(), check, asking, jobs, asked.chinese());
  }

  private void ran(UUID id, ImportRun run, BodyRoom.Held room) {
    // The import's id is the trace id of every resulting event.
    try (room;
        var _ = MDC.putCloseable("traceId", id.toString().replace("-", ""))) {
      positions.awaitSettled(positions.head(), SHOWN);
      run.run();
    } finally {
      turns.end();
    }
  }

  private static void await(Future<?> running) {
    try {
      running.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      // it continues; the caller polls its state
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void destroy() {
    workers.shutdownNow();
  }
}
