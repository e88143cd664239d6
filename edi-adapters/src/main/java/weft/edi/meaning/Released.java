package weft.edi.meaning;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import weft.event.StreamCommand;
import weft.party.EdiRules.CallOffPrecedence;
import weft.party.EdiRules.Emptied;
import weft.party.Profile;
import weft.scheduling.DeliveryScheduleCommand.ReleaseForecast;
import weft.scheduling.DeliveryScheduleId;
import weft.scheduling.Forecast;
import weft.scheduling.Received;
import weft.scheduling.ScheduleLine;

/** What one message releases, schedule by schedule, whichever standard it is written in. */
final class Released {
  private final boolean preview;
  private final boolean takesEmptied;
  private final @Nullable Integer answerHours;
  private final Map<DeliveryScheduleId, ReleaseForecast> bySchedule = new LinkedHashMap<>();

  /** Where only a call-off permits to deliver, a release is a preview, whatever it calls firm. */
  Released(Profile profile) {
    this.preview = profile.rules().callOffs() == CallOffPrecedence.ONLY_PERMISSION;
    this.takesEmptied = profile.rules().schedule().emptied() == Emptied.TAKE;
    this.answerHours = profile.rules().answerHours();
  }

  /**
   * Adds an item; one that stands in several places of a message is one forecast.
   *
   * @param saysNothing whether it may leave nothing firm, as it says so
   */
  void add(ReleaseForecast item, boolean saysNothing) {
    bySchedule.merge(
        item.schedule(),
        with(item.forecast(), item, item.named(), saysNothing || takesEmptied),
        (a, b) ->
            with(
                together(a.forecast(), b.forecast()),
                a,
                together(a.named(), b.named()),
                Boolean.TRUE.equals(a.mayEmpty()) || Boolean.TRUE.equals(b.mayEmpty())));
  }

  private static Forecast together(Forecast a, Forecast b) {
    List<ScheduleLine> lines = new ArrayList<>(a.lines());
    lines.addAll(b.lines());
    return new Forecast(
        a.release(),
        a.horizonStart(),
        a.horizonEnd(),
        a.unit(),
        a.description() == null ? b.description() : a.description(),
        a.received().equals(Received.UNKNOWN) ? b.received() : a.received(),
        lines);
  }

  static @Nullable List<ScheduleLine> together(
      @Nullable List<ScheduleLine> a, @Nullable List<ScheduleLine> b) {
    return a == null || b == null ? null : Stream.concat(a.stream(), b.stream()).toList();
  }

  private static ReleaseForecast with(
      Forecast forecast,
      ReleaseForecast it,
      @Nullable List<ScheduleLine> named,
      @Nullable Boolean mayEmpty) {
    return new ReleaseForecast(
        it.schedule(), forecast, it.part(), it.follows(), named, null, mayEmpty);
  }

  private static ReleaseForecast asPreview(ReleaseForecast it) {
    List<ScheduleLine> named = it.named();
    return with(
        it.forecast().asPreview(),
        it,
        named == null ? null : named.stream().map(ScheduleLine::asPreview).toList(),
        it.mayEmpty());
  }

  List<StreamCommand> commands() {
    return bySchedule.values().stream()
        .<StreamCommand>map(it -> (preview ? asPreview(it) : it).within(answerHours))
        .sorted(Comparator.comparing(StreamCommand::stream))
        .toList();
  }
}
