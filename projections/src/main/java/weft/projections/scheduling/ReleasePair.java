package weft.projections.scheduling;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import weft.measure.Quantity;
import weft.party.PartyScope;
import weft.projections.rows.Moment;
import weft.projections.scheduling.SchedulePage.Gone;
import weft.projections.scheduling.SchedulePage.Release;
import weft.projections.scheduling.SchedulePages.Found;
import weft.scheduling.release.LineDelta;

/** Compares any two releases of a schedule, each as of the time when it came into force. */
public final class ReleasePair {
  private ReleasePair() {}

  /**
   * The page with the lines of one release and their delta against another; empty if either number
   * is unknown.
   *
   * @param against null for the release before it; a first release has none, so all its lines are
   *     added
   */
  public static Optional<SchedulePage> page(
      JdbcClient db,
      PartyScope scope,
      String schedule,
      String release,
      @Nullable String against,
      Moment moment) {
    Found found = SchedulePages.header(db, scope, schedule, moment).orElse(null);
    if (found == null) return Optional.empty();
    List<Release> releases = SchedulePages.releases(db, found, moment);
    Release newer = numbered(releases, release);
    if (newer == null) return Optional.empty();
    Moment then = new Moment(newer.position());
    Found at = SchedulePages.header(db, scope, schedule, then).orElseThrow();
    if (against == null) {
      SchedulePage written = SchedulePages.page(db, scope, at, then);
      return Optional.of(
          new SchedulePage(
              at.header(),
              written.previousRelease(),
              releases,
              written.summary(),
              written.lines(),
              written.gone(),
              written.firmCut(),
              List.of(),
              List.of()));
    }
    Release older = numbered(releases, against);
    if (older == null) return Optional.empty();
    Map<String, LineDelta> deltas = new TreeMap<>();
    List<Gone> gone = new ArrayList<>();
    for (LineDelta delta :
        StoredRelease.delta(db, found.scheduleNo(), older.position(), newer.position())) {
      if (!delta.isGone()) deltas.put(delta.due() + "/" + delta.ordinal(), delta);
      else
        gone.add(
            new Gone(
                delta.due(),
                delta.ordinal(),
                ChangeRow.previous(delta),
                name(delta.kind()),
                delta.otherDate(),
                delta.withinFirmHorizon(),
                ChangeRow.received(delta)));
    }
    List<CallOffLine> lines =
        CallOffLines.list(
                db,
                scope,
                CallOffFilter.ofSchedule(schedule),
                ComparisonBasis.RELEASE,
                null,
                then,
                5_000)
            .stream()
            .map(it -> compared(it.line(), deltas.get(it.line().due() + "/" + it.line().ordinal())))
            .toList();
    return Optional.of(
        new SchedulePage(
            at.header(),
            older,
            releases,
            SchedulePages.summary(lines, gone),
            lines,
            gone,
            StoredRelease.firmCut(db, found.scheduleNo(), older.position(), newer.position()),
            List.of(),
            List.of()));
  }

  private static @Nullable Release numbered(List<Release> releases, String handle) {
    return releases.stream()
        .collect(Collectors.toMap(Release::handle, Function.identity(), (newest, _) -> newest))
        .get(handle);
  }

  private static CallOffLine compared(CallOffLine it, @Nullable LineDelta delta) {
    Quantity previous =
        delta == null || delta.kind() == LineDelta.Kind.SAME ? null : ChangeRow.previous(delta);
    Quantity received = delta == null ? null : ChangeRow.received(delta);
    return new CallOffLine(
        it.schedule(),
        it.buyer(),
        it.supplier(),
        it.site(),
        it.part(),
        it.description(),
        it.agreement(),
        it.unloadingPoint(),
        it.release(),
        it.version(),
        it.due(),
        it.ordinal(),
        it.time(),
        it.dateKind(),
        it.bucket(),
        it.firmness(),
        it.quantity(),
        it.unit(),
        it.cumulative(),
        delta == null ? "same" : name(delta.kind()),
        previous == null ? null : previous.amount(),
        delta == null ? null : delta.otherDate(),
        delta != null && delta.withinFirmHorizon(),
        it.state(),
        it.promises(),
        it.firstPromises(),
        it.shortfall(),
        it.reason(),
        it.answeredAt(),
        it.origin(),
        it.callOff(),
        it.answeredBy(),
        it.answerOrigins(),
        it.firstAnswerOrigins(),
        it.silentUntil(),
        received == null ? null : received.amount());
  }

  private static String name(LineDelta.Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }
}
