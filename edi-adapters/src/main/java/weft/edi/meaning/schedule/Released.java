package weft.edi.meaning.schedule;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import weft.edi.meaning.schedule.ItemHead.Counting;
import weft.edi.meaning.schedule.ItemHead.Item;
import weft.edi.meaning.words.Findings;
import weft.event.StreamCommand;
import weft.measure.Quantity;
import weft.party.EdiRules.CallOffPrecedence;
import weft.party.EdiRules.Emptied;
import weft.party.Profile;
import weft.scheduling.DeliveryScheduleCommand.RecordWrongRelease;
import weft.scheduling.DeliveryScheduleCommand.ReleaseForecast;
import weft.scheduling.DeliveryScheduleId;
import weft.scheduling.Forecast;
import weft.scheduling.Particulars;
import weft.scheduling.Received;
import weft.scheduling.ScheduleLine;

/** What one message releases, schedule by schedule, whichever standard it is written in. */
final class Released {
  private final boolean preview;
  private final boolean takesEmptied;
  private final @Nullable Integer answerHours;
  private final Map<DeliveryScheduleId, ReleaseForecast> bySchedule = new LinkedHashMap<>();

  private final Map<DeliveryScheduleId, ItemHead> heads = new HashMap<>();
  private final List<StreamCommand> repeated = new ArrayList<>();
  private final Findings findings;

  /** Where only a call-off permits to deliver, a release is a preview, whatever it calls firm. */
  Released(Profile profile, Findings findings) {
    this.findings = findings;
    this.preview = profile.rules().callOffs() == CallOffPrecedence.ONLY_PERMISSION;
    this.takesEmptied = profile.rules().schedule().emptied() == Emptied.TAKE;
    this.answerHours = profile.rules().answerHours();
  }

  /**
   * Adds an item; one that stands in several places of a message, and says the same beside its
   * lines, is one forecast.
   *
   * @param saysNothing whether it may leave nothing firm, as it says so
   * @param itself without its lines
   */
  void add(ReleaseForecast item, Counting counting, boolean saysNothing, Item itself) {
    Forecast said = item.forecast();
    var head =
        new ItemHead(
            requireNonNull(item.part()),
            said.release(),
            said.received(),
            said.unit(),
            requireNonNullElse(said.unloadingPoint(), ""),
            counting,
            ItemsTold.of(itself.wanting(said.lines())));
    ItemHead before = heads.get(item.schedule());
    if (before != null && !before.takes(head, findings)) {
      repeated.add(new RecordWrongRelease(item.schedule(), said, item.part(), true));
      return;
    }
    ItemHead both = before == null ? head : before.with(head);
    heads.put(item.schedule(), both);
    bySchedule.merge(
        item.schedule(),
        with(item.forecast(), item, item.named(), saysNothing || takesEmptied),
        (a, b) ->
            with(
                together(a.forecast(), b.forecast(), both.counting()),
                a,
                together(a.named(), b.named()),
                Boolean.TRUE.equals(a.mayEmpty()) || Boolean.TRUE.equals(b.mayEmpty())));
  }

  private static Forecast together(Forecast a, Forecast b, Counting counting) {
    Received received = a.received().equals(Received.UNKNOWN) ? b.received() : a.received();
    return new Forecast(
        a.release(),
        a.horizonStart(),
        a.horizonEnd(),
        a.unit(),
        a.description() == null ? b.description() : a.description(),
        received,
        counted(received, a.lines(), b.lines(), counting),
        a.unloadingPoint(),
        Particulars.over(a.particulars(), b.particulars()),
        a.authorised() == null ? b.authorised() : a.authorised());
  }

  /** The lines of both, where none says so each with what all of them together lead to. */
  static List<ScheduleLine> counted(
      Received received, List<ScheduleLine> a, List<ScheduleLine> b, Counting counting) {
    List<ScheduleLine> both = Forecast.together(a, b);
    if (counting != Counting.DISCRETE) return both;
    List<ScheduleLine> lines = new ArrayList<>();
    Quantity reached = received.cumulative();
    for (ScheduleLine it : both) {
      reached = reached == null ? null : reached.plus(it.quantity());
      lines.add(it.reaching(reached));
    }
    return lines;
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
    Stream<StreamCommand> released =
        bySchedule.values().stream().map(it -> (preview ? asPreview(it) : it).within(answerHours));
    return Stream.concat(released, repeated.stream())
        .sorted(Comparator.comparing(StreamCommand::stream))
        .toList();
  }
}
