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
import weft.edi.meaning.words.MeaningFindings;
import weft.event.StreamCommand;
import weft.party.EdiRules.CallOffPrecedence;
import weft.party.EdiRules.Emptied;
import weft.party.Profile;
import weft.scheduling.DeliveryScheduleCommand.RecordWrongRelease;
import weft.scheduling.DeliveryScheduleCommand.ReleaseForecast;
import weft.scheduling.DeliveryScheduleId;
import weft.scheduling.release.Forecast;
import weft.scheduling.release.HighWater;
import weft.scheduling.release.ScheduleLine;

/** Collects the releases of one message by schedule, for every standard. */
final class Released {
  private final boolean preview;
  private final boolean takesEmptied;
  private final @Nullable Integer answerHours;
  private final Map<DeliveryScheduleId, Gathered> bySchedule = new LinkedHashMap<>();

  private final Map<DeliveryScheduleId, ItemHead> heads = new HashMap<>();
  private final List<StreamCommand> repeated = new ArrayList<>();
  private final MeaningFindings findings;

  /** If only a call-off permits delivery, a release is a preview, whatever it states as firm. */
  Released(Profile profile, MeaningFindings findings) {
    this.findings = findings;
    this.preview = profile.rules().callOffs() == CallOffPrecedence.ONLY_PERMISSION;
    this.takesEmptied = profile.rules().schedule().emptied() == Emptied.TAKE;
    this.answerHours = profile.rules().answerHours();
  }

  /**
   * Adds an item. Several items of a schedule become one forecast if they agree apart from their
   * lines.
   *
   * @param saysNothing whether the item may remove all firm demand
   * @param itself the item without its lines
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
    Gathered gathered = bySchedule.get(item.schedule());
    if (gathered == null) {
      gathered = new Gathered(item, counting);
      bySchedule.put(item.schedule(), gathered);
    } else gathered.add(item, both.counting());
    gathered.mayEmpty |= saysNothing || takesEmptied;
  }

  /** The items of one schedule so far. */
  private static final class Gathered {
    private final ReleaseForecast first;
    private final ItemsTogether all;
    private @Nullable String description;
    private @Nullable HighWater authorised;
    private boolean mayEmpty;

    Gathered(ReleaseForecast first, Counting counting) {
      Forecast said = first.forecast();
      this.first = first;
      this.description = said.description();
      this.authorised = said.authorised();
      this.all =
          new ItemsTogether(
              said.received(), said.lines(), counting, said.particulars(), first.named());
    }

    void add(ReleaseForecast item, Counting head) {
      Forecast said = item.forecast();
      all.add(said.received(), said.lines(), head, said.particulars(), item.named());
      if (description == null) description = said.description();
      if (authorised == null) authorised = said.authorised();
    }

    ReleaseForecast whole() {
      if (all.isOne()) return with(first.forecast(), first, first.named(), mayEmpty);
      Forecast head = first.forecast();
      var forecast =
          new Forecast(
              head.release(),
              head.horizonStart(),
              head.horizonEnd(),
              head.unit(),
              description,
              all.received(),
              all.lines(),
              head.unloadingPoint(),
              all.particulars(),
              authorised);
      return with(forecast, first, all.named(), mayEmpty);
    }
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
        bySchedule.values().stream()
            .map(Gathered::whole)
            .map(it -> (preview ? asPreview(it) : it).within(answerHours));
    return Stream.concat(released, repeated.stream())
        .sorted(Comparator.comparing(StreamCommand::stream))
        .toList();
  }
}
