package weft.filing;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import weft.desk.Book;
import weft.event.StreamCommand;
import weft.interchange.Fault;
import weft.interchange.FaultCode;
import weft.interchange.Severity;
import weft.interchange.StatedAt;
import weft.language.Text;
import weft.scheduling.DeliverySchedule;
import weft.scheduling.DeliveryScheduleCommand.ReleaseForecast;
import weft.scheduling.DeliveryScheduleEvent;
import weft.scheduling.DeliveryScheduleEvent.ForecastReleased;
import weft.scheduling.release.HighWater;
import weft.scheduling.release.HighWater.Mark;

/**
 * A cumulative authorisation that is lower than in the release before. The schedule keeps the
 * higher one, and the answer notes it.
 *
 * @param kept the earlier, higher values
 */
record FallenAuthorisation(String part, HighWater kept, HighWater said) {

  /** Compares before a command is decided; null where no authorisation fell. */
  static @Nullable FallenAuthorisation in(StreamCommand command, Book book) {
    if (!(command instanceof ReleaseForecast it)) return null;
    HighWater said = it.forecast().authorised();
    if (said == null) return null;
    HighWater before =
        book.past(command.stream())
            .foldedFrom(DeliverySchedule.NEW, DeliveryScheduleEvent.class)
            .authorisedBefore(it.forecast());
    HighWater kept = HighWater.kept(before, said);
    return kept == null ? null : new FallenAuthorisation(it.schedule().part(), kept, said);
  }

  /**
   * Returns the notes; empty where the release did not come into force.
   *
   * @param places of its message
   */
  List<Fault> notes(List<?> events, @Nullable List<StatedAt> places) {
    List<Fault> notes = new ArrayList<>();
    if (events.stream().noneMatch(ForecastReleased.class::isInstance)) return notes;
    if (kept.production() != null)
      notes.add(
          note(
              kept.production(),
              requireNonNull(said.production()),
              new Text("to be made", "生产"),
              places));
    if (kept.material() != null)
      notes.add(
          note(
              kept.material(),
              requireNonNull(said.material()),
              new Text("to buy material for", "备料"),
              places));
    return notes;
  }

  private Fault note(Mark before, Mark now, Text what, @Nullable List<StatedAt> places) {
    Text text =
        new Text(
                "The highest cumulative quantity of part %s authorised %s fell from %s to %s: it"
                    + " cannot fall, so the higher one is kept.",
                "零件 %s 的最高累计%s授权由 %s 降为 %s：该值只增不减，按原较高值执行。")
            .with(part, what, before.cumulative(), now.cumulative());
    Integer segment = now.segment();
    if (segment != null && places != null)
      for (StatedAt it : places)
        if (it.segment() == segment)
          return new StatedAt(it.segment(), it.tag(), "ATH04", it.offset())
              .fault(FaultCode.CUMULATIVE_FALLS, Severity.NOTE, text);
    return new Fault(
        segment == null ? 0 : segment,
        null,
        null,
        FaultCode.CUMULATIVE_FALLS,
        Severity.NOTE,
        0,
        text);
  }
}
